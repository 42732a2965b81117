package dev.kubewalk.apiserver.registry.rest;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Something below an object's path.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/registry/rest/rest.go (Storage and its verb interfaces)
 */
public sealed interface Subresource {
  String name();

  /**
   * The object itself, of which only a part may be updated ({@code status}, {@code approval},
   * {@code finalize}): the strategy puts the rest back.
   */
  record View(String name, Set<Verb> verbs, Strategy strategy) implements Subresource {}

  /**
   * The number of replicas as an autoscaling/v1 Scale. Paths are dotted, in the hub version.
   *
   * @param selectorPath of the label selector, which is shown as text; may be empty
   * @param readsAsObject whether reading the scale of a missing object says that the object is
   *     missing, and not its scale; kinds differ here
   */
  record Scale(String specPath, String statusPath, String selectorPath, boolean readsAsObject)
      implements Subresource {
    public Scale(String specPath, String statusPath, String selectorPath) {
      this(specPath, statusPath, selectorPath, false);
    }

    @Override
    public String name() {
      return "scale";
    }
  }

  /**
   * A request that a kind answers by itself, such as a binding, an eviction or a token.
   *
   * @param kind as discovery shows it
   * @param verbs as discovery shows them, lower case, sorted
   * @param connect true for those that speak another protocol (exec, attach, proxy …): any HTTP
   *     method, authorized and admitted as CONNECT
   */
  record Action(
      String name,
      GroupVersionKind kind,
      List<String> verbs,
      boolean connect,
      ActionHandler handler)
      implements Subresource {}

  /** Answers an action; failures for the client are thrown as StatusException. */
  @FunctionalInterface
  interface ActionHandler {
    void serve(RequestContext context, Request request, ResponseWriter response) throws IOException;
  }

  /** Answers an action that takes an object. Between the two steps the object is admitted. */
  interface PostHandler extends ActionHandler {
    Unstructured read(Request request);

    void answer(
        RequestContext context, Request request, ResponseWriter response, Unstructured object)
        throws IOException;

    @Override
    default void serve(RequestContext context, Request request, ResponseWriter response)
        throws IOException {
      answer(context, request, response, read(request));
    }
  }
}
