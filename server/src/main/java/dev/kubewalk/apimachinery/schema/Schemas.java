package dev.kubewalk.apimachinery.schema;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/**
 * All schemas of the built-in kinds, looked up by definition name or by kind. Loading unpacks one
 * resource and indexes its lines; each definition is parsed when it is first used. Safe for use by
 * many threads.
 *
 * <p>Go: staging/src/k8s.io/kube-openapi/pkg/util/proto/document.go (Definitions)
 */
public final class Schemas {
  private static final String RESOURCE = "/dev/kubewalk/schemas/kubewalk-schemas.ndjson.gz";
  private static final String JSON_SCHEMA =
      "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.%s.JSONSchemaProps";

  /** Where in the unpacked resource a definition's JSON stands. */
  private record Span(int from, int to) {}

  private final byte[] text;
  private final Map<String, Span> spans = new TreeMap<>();
  private final Map<GroupVersionKind, String> kinds = new HashMap<>();
  private final Map<String, ObjectSchema> schemas = new ConcurrentHashMap<>();
  private final ObjectMapper mapper = new ObjectMapper();

  private Schemas(byte[] text) {
    this.text = text;
    index();
  }

  /** The one instance, made when first asked for. */
  private static final class Shared {
    private static final Schemas INSTANCE = read();
  }

  /** The schemas that were made at build time; all callers get the same. */
  public static Schemas load() {
    return Shared.INSTANCE;
  }

  private static Schemas read() {
    try (InputStream packed = Schemas.class.getResourceAsStream(RESOURCE)) {
      if (packed == null) {
        throw new IllegalStateException("the build left out " + RESOURCE);
      }
      return new Schemas(new GZIPInputStream(packed, 1 << 16).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void index() {
    int line = 0;
    while (line < text.length) {
      int name = find('\t', line);
      int gvks = find('\t', name + 1);
      int end = find('\n', gvks + 1);
      String definition = string(line, name);
      spans.put(definition, new Span(gvks + 1, end));
      if (gvks > name + 1) {
        for (String kind : string(name + 1, gvks).split(" ")) {
          String[] parts = kind.split("/", -1);
          kinds.put(new GroupVersionKind(parts[0], parts[1], parts[2]), definition);
        }
      }
      line = end + 1;
    }
  }

  private int find(char wanted, int from) {
    int at = from;
    while (text[at] != wanted) {
      at++;
    }
    return at;
  }

  private String string(int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }

  /** The names of all definitions, sorted. */
  public Set<String> names() {
    return Collections.unmodifiableSet(spans.keySet());
  }

  /** The definition called {@code name}, such as {@code io.k8s.api.core.v1.Pod}. */
  public Optional<ObjectSchema> byName(String name) {
    return spans.containsKey(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /** The definition of a kind; empty for one that is not built in. */
  public Optional<ObjectSchema> byKind(GroupVersionKind kind) {
    return Optional.ofNullable(kinds.get(kind)).map(this::object);
  }

  /** The name of a kind's definition; empty for one that is not built in. */
  public Optional<String> nameOf(GroupVersionKind kind) {
    return Optional.ofNullable(kinds.get(kind));
  }

  /** The schema that JSON schemas in CustomResourceDefinitions of {@code version} have. */
  public ObjectSchema jsonSchemaProps(String version) {
    return object(JSON_SCHEMA.formatted(version));
  }

  /** A fresh copy of a definition in OpenAPI form. */
  public ObjectNode definition(String name) {
    ObjectNode parsed = parse(name);
    parsed.remove(SchemaReader.GO);
    return parsed;
  }

  private ObjectSchema object(String name) {
    return schemas.computeIfAbsent(
        name, n -> new ObjectSchema(n, () -> new SchemaReader(this::object).fields(parse(n))));
  }

  private ObjectNode parse(String name) {
    Span span = spans.get(name);
    try {
      return (ObjectNode) mapper.readTree(text, span.from(), span.to() - span.from());
    } catch (IOException e) {
      throw new UncheckedIOException("definition " + name, e);
    }
  }
}
