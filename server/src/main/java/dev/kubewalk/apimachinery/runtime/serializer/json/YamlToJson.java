package dev.kubewalk.apimachinery.runtime.serializer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns the first document of a YAML text into JSON, names sorted, so that decoding has one form to
 * deal with. Scalars are those of YAML 1.1 as Go's library reads them: a bare {@code y} is true,
 * {@code 010} is eight, a date is a string.
 *
 * <p>Go: vendor/sigs.k8s.io/yaml/yaml.go (YAMLToJSON)
 */
public final class YamlToJson {
  private static final int MAX_BYTES = 3 * 1024 * 1024;
  private static final int MAX_DEPTH = 1000;
  private static final int MAX_NODES = 1_000_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The lists and maps that are being read: one inside of itself has no JSON. */
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private int nodes;

  private YamlToJson() {}

  /**
   * The JSON bytes of {@code yaml}.
   *
   * @throws DecodeException when it is no YAML
   */
  public static byte[] convert(byte[] yaml) throws DecodeException {
    return parse(yaml).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The tree of {@code yaml}; a null node for an empty text. */
  public static JsonNode parse(byte[] yaml) throws DecodeException {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_BYTES);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setAllowDuplicateKeys(true);
    String text = new String(yaml, StandardCharsets.UTF_8);
    try {
      Iterator<Node> documents =
          new Yaml(options).composeAll(new StringReader(text)).iterator();
      return documents.hasNext() ? new YamlToJson().node(documents.next()) : NODES.nullNode();
    } catch (YAMLException e) {
      throw new DecodeException(YamlErrors.message(e));
    }
  }

  private JsonNode node(Node node) throws DecodeException {
    if (++nodes > MAX_NODES) {
      throw new DecodeException("yaml: document contains excessive aliasing");
    }
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    if (!open.add(node)) {
      String anchor = node.getAnchor() == null ? "" : node.getAnchor();
      throw new DecodeException("yaml: anchor '" + anchor + "' value contains itself");
    }
    JsonNode result = node instanceof SequenceNode list ? list(list) : map((MappingNode) node);
    open.remove(node);
    return result;
  }

  private ArrayNode list(SequenceNode list) throws DecodeException {
    ArrayNode out = NODES.arrayNode();
    for (Node element : list.getValue()) {
      out.add(node(element));
    }
    return out;
  }

  private ObjectNode map(MappingNode map) throws DecodeException {
    Map<String, JsonNode> entries = new TreeMap<>();
    for (NodeTuple tuple : map.getValue()) {
      if (isMerge(tuple.getKeyNode())) {
        merge(tuple.getValueNode(), entries);
      }
    }
    for (NodeTuple tuple : map.getValue()) {
      if (!isMerge(tuple.getKeyNode())) {
        entries.put(key(tuple.getKeyNode()), node(tuple.getValueNode()));
      }
    }
    ObjectNode out = NODES.objectNode();
    out.setAll(entries);
    return out;
  }

  private static boolean isMerge(Node key) {
    return key instanceof ScalarNode scalar
        && scalar.isPlain()
        && scalar.getValue().equals("<<");
  }

  private void merge(Node source, Map<String, JsonNode> entries) throws DecodeException {
    if (source instanceof SequenceNode list) {
      // The first of several sources wins, so the last goes in first.
      for (int i = list.getValue().size() - 1; i >= 0; i--) {
        merge(list.getValue().get(i), entries);
      }
    } else if (node(source) instanceof ObjectNode object) {
      object.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    } else {
      throw new DecodeException("yaml: map merge requires map or sequence of maps as the value");
    }
  }

  private String key(Node key) throws DecodeException {
    if (!(key instanceof ScalarNode scalar)) {
      throw new DecodeException("yaml: invalid map key");
    }
    return scalar(scalar).asText();
  }

  private static JsonNode scalar(ScalarNode scalar) throws DecodeException {
    boolean tagged = !scalar.isPlain() || (scalar.getTag().equals(Tag.STR) && isExplicit(scalar));
    return tagged ? NODES.textNode(scalar.getValue()) : YamlScalars.resolve(scalar.getValue());
  }

  /** A string tag on text that would resolve to something else was written by hand. */
  private static boolean isExplicit(ScalarNode scalar) {
    return scalar.getStartMark() != null
        && scalar.getStartMark().getColumn() + scalar.getValue().length()
            < scalar.getEndMark().getColumn();
  }
}
