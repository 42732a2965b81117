package dev.kubewalk.apiserver.endpoints.handlers;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.handlers.options.ListQuery;
import dev.kubewalk.apiserver.endpoints.handlers.options.WriteOptions;
import dev.kubewalk.apiserver.endpoints.negotiation.Format;
import dev.kubewalk.apiserver.endpoints.negotiation.Negotiation;
import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType;
import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.apiserver.registry.generic.SelfLinks;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.VirtualStorage;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;
import java.util.Optional;

/**
 * The verbs of resources whose objects are not stored: reviews, bindings, component statuses.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/create.go, get.go
 */
public final class VirtualHandlers {
  private final RequestScope scope;
  private final VirtualStorage storage;

  public VirtualHandlers(RequestScope scope, VirtualStorage storage) {
    this.scope = requireNonNull(scope, "scope is null");
    this.storage = requireNonNull(storage, "storage is null");
  }

  public void create(Request request, ResponseWriter response, ResourceHandler.Names names)
      throws IOException {
    OutputMediaType type = scope.responder().negotiate(request);
    Format format = Negotiation.input(request);
    byte[] body = Bodies.read(request, scope.services().maxRequestBodyBytes());
    WriteOptions options = WriteOptions.of(request, "CreateOptions");
    Unstructured decoded = scope.decoder().decode(RequestTrace.of(request), format, body);
    ResourceHandler.Names named = new ResourceHandler.Names(names.namespace(), decoded.name());
    RequestContext context = scope.context(request, named, options.isDryRun());
    Mutation mutation = new Mutation(scope, context, named, options.toObject("CreateOptions"));
    Unstructured owned =
        scope.fieldManager().update(Optional.empty(), decoded, options.manager(request));
    Unstructured object = scope.objects().toHub(owned);
    mutation.admit(object, Optional.empty());
    mutation.onCreate().check(Optional.of(object.copy()), Optional.empty());
    respond(request, response, 201, type, storage.create(context, object));
  }

  public void get(Request request, ResponseWriter response, ResourceHandler.Names names)
      throws IOException {
    OutputMediaType type = scope.responder().negotiate(request);
    if (GetHandler.asksForExport(request)) {
      throw GetHandler.notExported(scope);
    }
    RequestContext context = scope.context(request, names, false);
    respond(request, response, 200, type, linked(storage.get(context, names.name())));
  }

  private void respond(
      Request request,
      ResponseWriter response,
      int status,
      OutputMediaType type,
      Unstructured result)
      throws IOException {
    if (result.kind().equals("Status")) {
      if (!result.has("code") && result.stringAt("status").equals("Success")) {
        result.set("code", status);
      }
      ResponseWriters.node(request, response, status, type, result.node());
      return;
    }
    Unstructured served = scope.decoder().normalize(scope.objects().fromHub(result.copy()));
    scope.responder().tree(request, response, status, type, served, result);
  }

  private Unstructured linked(Unstructured object) {
    return object.has("metadata.name") ? scope.links().setOn(object) : object;
  }

  public void list(Request request, ResponseWriter response, ResourceHandler.Names names)
      throws IOException {
    OutputMediaType type = scope.responder().negotiate(request);
    if (ListQuery.of(request, scope.resource(), names.name()).watch()) {
      throw ApiErrors.methodNotSupported(scope.groupResource(), "watch");
    }
    RequestContext context = scope.context(request, names, false);
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata.put("selfLink", SelfLinks.escape(request.path()));
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.put("kind", scope.resource().kind() + "List");
    list.put("apiVersion", scope.groupVersion().toString());
    list.set("metadata", metadata);
    ArrayNode items = list.putArray("items");
    for (Unstructured object : storage.list(context)) {
      items.add(linked(object).remove("kind").remove("apiVersion").node());
    }
    if (type.as().isTable()) {
      ResponseWriters.node(
          request,
          response,
          200,
          type,
          scope.responder().treeTable(request, type.as().apiVersion(), metadata, items));
    } else {
      ResponseWriters.node(request, response, 200, type, list);
    }
  }
}
