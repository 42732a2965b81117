package dev.kubewalk.registry.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Trace;
import java.time.Instant;
import java.util.List;

/** Runs pages as the generic server does, but without a server. */
public final class Pages {
  public static final Bodies BODIES = new Bodies() {
    @Override
    public Unstructured read(Request request, GroupVersionKind kind) {
      throw new UnsupportedOperationException("no requests here");
    }

    @Override
    public void write(Request request, ResponseWriter response, int status, Unstructured object) {}
  };
  public static final Stores NO_STORES = (group, plural) -> {
    throw new IllegalStateException(plural + " is not served");
  };

  private Pages() {}

  public static Unstructured json(String text) {
    try {
      return Unstructured.of((ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"')));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  public static RequestContext context(Resource page, String version) {
    RequestInfo info = new RequestInfo(
        true,
        "/",
        "create",
        "apis",
        page.group(),
        version,
        "ns",
        new RequestInfo.ResourcePath(page.plural(), "", "a", List.of()));
    return new RequestContext(
        info,
        new UserInfo("me", List.of()),
        Instant.parse("2020-01-02T03:04:05Z"),
        false,
        Trace.off());
  }

  /** Decodes into the hub: defaults, then conversion. */
  public static Unstructured decoded(Resource page, String version, String text) {
    Unstructured object = json(text);
    var served = page.version(version).orElseThrow();
    served.defaults().accept(object);
    return served.conversion().toHub().apply(object);
  }

  /** The fields that a creation is refused for, each with its reason. */
  public static List<String> refusals(Resource page, String version, String text) {
    Unstructured object = decoded(page, version, text);
    page.strategy().prepareForCreate(context(page, version), object);
    return page.strategy().validate(context(page, version), object).asList().stream()
        .map(error -> error.field() + " " + error.type())
        .toList();
  }

  public static List<String> updateRefusals(Resource page, String oldText, String text) {
    String version = page.versions().get(0).kind().version();
    Unstructured old = decoded(page, version, oldText);
    Unstructured object = decoded(page, version, text);
    page.strategy().prepareForUpdate(context(page, version), object, old);
    return page.strategy().validateUpdate(context(page, version), object, old).asList().stream()
        .map(error -> error.field() + " " + error.type())
        .toList();
  }

  public static Resource find(List<Resource> pages, String plural) {
    return pages.stream().filter(p -> p.plural().equals(plural)).findFirst().orElseThrow();
  }

  /** The cells of an object's row. */
  public static List<String> cells(Resource page, Unstructured object) {
    Instant now = Instant.parse("2020-01-02T03:04:05Z");
    return page.columns().stream().map(c -> c.cell().of(object, now).asText()).toList();
  }
}
