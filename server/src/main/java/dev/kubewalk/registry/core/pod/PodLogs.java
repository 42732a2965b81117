package dev.kubewalk.registry.core.pod;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import dev.kubewalk.http.Query;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.registry.page.Stores;
import java.io.IOException;
import java.util.List;

/**
 * {@code pods/log}: a pod without a node has said nothing yet.
 *
 * <p>Go: pkg/registry/core/pod/rest/log.go (LogREST)
 */
final class PodLogs {
  private final Stores stores;

  PodLogs(Stores stores) {
    this.stores = stores;
  }

  Subresource.Action action() {
    GroupVersionKind kind = new GroupVersionKind("", "v1", "Pod");
    return new Subresource.Action("log", kind, List.of("get"), false, this::serve);
  }

  private void serve(RequestContext context, Request request, ResponseWriter response)
      throws IOException {
    String name = context.info().name();
    validate(name, request.query());
    Unstructured pod = stores.of("", "pods").get(context, name, "").object();
    PodContainers.choose(pod, request.query().get("container"));
    String node = pod.stringAt("spec.nodeName");
    if (node.isEmpty()) {
      response.writeHeader(204);
      return;
    }
    NodeStreams.nodeOf(stores, context, node);
    throw ApiErrors.serviceUnavailable(
        "logs are read from the node " + node + ", which this server does not reach");
  }

  private static void validate(String name, Query query) {
    ErrorList errors = new ErrorList();
    least(query, "tailLines", 0, "must be greater than or equal to 0", errors);
    least(query, "limitBytes", 1, "must be greater than 0", errors);
    if (query.has("sinceSeconds") && query.has("sinceTime")) {
      number(query, "sinceSeconds");
      errors.add(FieldError.forbidden(
          "[]", "at most one of `sinceTime` or `sinceSeconds` may be specified"));
    } else {
      least(query, "sinceSeconds", 1, "must be greater than 0", errors);
    }
    if (!errors.isEmpty()) {
      throw ApiErrors.invalid("", "PodLogOptions", name, errors);
    }
  }

  private static void least(Query query, String name, long least, String detail, ErrorList errors) {
    if (query.has(name) && number(query, name) < least) {
      errors.add(FieldError.invalid(name, number(query, name), detail));
    }
  }

  private static long number(Query query, String name) {
    try {
      return Long.parseLong(query.get(name));
    } catch (NumberFormatException e) {
      throw ApiErrors.badRequest(
          "strconv.ParseInt: parsing " + FieldError.quote(query.get(name)) + ": invalid syntax");
    }
  }
}
