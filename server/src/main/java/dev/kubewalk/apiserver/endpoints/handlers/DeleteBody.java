package dev.kubewalk.apiserver.endpoints.handlers;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apiserver.endpoints.handlers.options.ListQuery;
import dev.kubewalk.apiserver.endpoints.handlers.options.WriteOptions;
import dev.kubewalk.apiserver.endpoints.negotiation.Format;
import dev.kubewalk.apiserver.endpoints.negotiation.Negotiation;
import dev.kubewalk.apiserver.registry.generic.DeleteOptions;
import dev.kubewalk.apiserver.storage.Preconditions;
import dev.kubewalk.http.Query;
import dev.kubewalk.http.Request;
import java.io.IOException;

/**
 * The options of a delete: of the body when there is one, otherwise of the query.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/delete.go (DeleteResource)
 */
final class DeleteBody {
  private static final GroupVersionKind KIND =
      new GroupVersionKind("meta.k8s.io", "v1", "DeleteOptions");

  private DeleteBody() {}

  static DeleteOptions read(Request request, RequestScope scope) throws IOException {
    byte[] body = Bodies.read(request, scope.services().maxRequestBodyBytes());
    DeleteOptions options;
    if (body.length > 0) {
      Format format = Negotiation.input(request);
      Unstructured decoded = scope.decoder().decodeOptions(format, body, KIND);
      options = DeleteOptions.of(decoded);
    } else {
      options = fromQuery(request.query());
    }
    ErrorList errors = options.validate();
    WriteOptions.validateDryRun(options.dryRun(), errors);
    if (!errors.isEmpty()) {
      throw ApiErrors.invalid("meta.k8s.io", "DeleteOptions", "", errors);
    }
    return options;
  }

  private static DeleteOptions fromQuery(Query query) {
    Long grace =
        query.has("gracePeriodSeconds") ? ListQuery.number(query, "gracePeriodSeconds") : null;
    Boolean orphan =
        query.has("orphanDependents") ? WriteOptions.isTrue(query.get("orphanDependents")) : null;
    String policy = query.has("propagationPolicy") ? query.get("propagationPolicy") : null;
    return new DeleteOptions(grace, orphan, policy, Preconditions.none(), query.all("dryRun"));
  }
}
