package dev.kubewalk.registry.page;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;
import java.util.List;

/**
 * Reads and writes the objects of actions, in whatever format the client speaks. The endpoints
 * provide it.
 */
public interface Bodies {
  /**
   * Decodes a request's body.
   *
   * @throws dev.kubewalk.apimachinery.errors.StatusException when it is not a {@code kind}
   */
  Unstructured read(Request request, GroupVersionKind kind);

  void write(Request request, ResponseWriter response, int status, Unstructured object)
      throws IOException;

  /** Makes something of the object that was posted to a subresource. */
  @FunctionalInterface
  interface Creator {
    Unstructured create(RequestContext context, Unstructured object);
  }

  /** An action that takes one object and answers 201 with another. */
  default Subresource.Action creating(String name, GroupVersionKind kind, Creator creator) {
    return new Subresource.Action(
        name, kind, List.of("create"), false, new CreatingHandler(this, kind, creator));
  }
}
