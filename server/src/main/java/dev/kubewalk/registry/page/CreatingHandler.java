package dev.kubewalk.registry.page;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;

/** Takes the object that was posted to a subresource, and answers with what is made of it. */
record CreatingHandler(Bodies bodies, GroupVersionKind kind, Bodies.Creator creator)
    implements Subresource.PostHandler {
  @Override
  public Unstructured read(Request request) {
    return bodies.read(request, kind);
  }

  @Override
  public void answer(
      RequestContext context, Request request, ResponseWriter response, Unstructured object)
      throws IOException {
    bodies.write(request, response, 201, creator.create(context, object));
  }
}
