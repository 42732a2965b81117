package dev.kubewalk.apiserver.storage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.List;

/**
 * Resource versions as texts and as revisions of the store.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/api_object_versioner.go
 * (APIObjectVersioner)
 */
public final class Versioner {
  /**
   * The revision that a request's resource version means; 0 for none.
   *
   * @throws StatusException 500 without a reason, as v1.18, when it is not a number
   */
  public long parseResourceVersion(String text) {
    if (text.isEmpty() || text.equals("0")) {
      return 0;
    }
    return parse("resourceVersion", text);
  }

  /** The resource version that an object carries; 0 when it has none. */
  public long objectResourceVersion(Unstructured object) {
    String text = object.resourceVersion();
    return text.isEmpty() ? 0 : parse("resourceVersion", text);
  }

  /** {@code object}, not to be modified, without what the store itself knows: resourceVersion and selfLink. */
  public Unstructured prepareForStorage(Unstructured object) {
    // Only what changes is copied: the rest of the tree is shared with the caller's object.
    ObjectNode top = JsonNodeFactory.instance.objectNode();
    top.setAll(object.node());
    if (top.get("metadata") instanceof ObjectNode metadata) {
      ObjectNode own = top.putObject("metadata");
      own.setAll(metadata);
      own.remove(List.of("resourceVersion", "selfLink"));
    }
    return Unstructured.of(top);
  }

  private static long parse(String field, String text) {
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw invalid(field, text, "invalid syntax");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw invalid(field, text, "value out of range");
    }
  }

  private static StatusException invalid(String field, String text, String why) {
    return ApiErrors.raw(field + ": Invalid value: \"" + text + "\": strconv.ParseUint: parsing \""
        + text + "\": " + why);
  }
}
