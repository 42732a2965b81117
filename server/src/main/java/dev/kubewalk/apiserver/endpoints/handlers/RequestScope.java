package dev.kubewalk.apiserver.endpoints.handlers;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.ReinvocationContext;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.endpoints.ApiServices;
import dev.kubewalk.apiserver.endpoints.fieldmanager.FieldManager;
import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.apiserver.endpoints.tables.TableConvertor;
import dev.kubewalk.apiserver.registry.generic.SelfLinks;
import dev.kubewalk.apiserver.registry.generic.Store;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.ServedVersion;
import dev.kubewalk.http.Request;
import java.util.List;
import java.util.Optional;

/**
 * What the handlers of one resource in one version have in common: what it is called, how its
 * objects convert, and what it stands on.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go (RequestScope)
 */
public final class RequestScope {
  private final ApiServices services;
  private final Store store;
  private final Resource resource;
  private final ServedVersion served;
  private final String subresource;
  private final VersionedObjects objects;
  private final TableConvertor tables;
  private final FieldManager fieldManager;
  private final ObjectDecoder decoder;
  private final Responder responder;
  private final ScopeVersion version;

  /**
   * @param store null for resources that are not stored
   * @param subresource empty for the object itself
   */
  public RequestScope(
      ApiServices services,
      Resource resource,
      Store store,
      ServedVersion served,
      String subresource) {
    this.services = requireNonNull(services, "services is null");
    this.resource = requireNonNull(resource, "resource is null");
    this.store = store;
    this.served = requireNonNull(served, "served is null");
    this.subresource = requireNonNull(subresource, "subresource is null");
    this.tables = new TableConvertor(resource);
    this.fieldManager = services.fieldManagers().forResource(resource, served, subresource);
    this.decoder = new ObjectDecoder(services.decoder(), resource, served);
    this.objects = new VersionedObjects(
        resource, served, subresource, (kind, object) -> decoder.normalize(object));
    this.responder = new Responder(this);
    this.version = ScopeVersion.of(resource, subresource, objects, decoder);
    services.equivalents().register(resource.keyPrefix(), subresource, version);
  }

  ApiServices services() {
    return services;
  }

  Store store() {
    return store;
  }

  public Resource resource() {
    return resource;
  }

  ServedVersion served() {
    return served;
  }

  GroupVersionKind kind() {
    return served.kind();
  }

  public GroupVersion groupVersion() {
    return served.kind().groupVersion();
  }

  GroupResource groupResource() {
    return resource.groupResource();
  }

  public String subresource() {
    return subresource;
  }

  /** The name by which a collection or object is reached, with what lies below it. */
  SelfLinks links() {
    return objects.links();
  }

  VersionedObjects objects() {
    return objects;
  }

  TableConvertor tables() {
    return tables;
  }

  FieldManager fieldManager() {
    return fieldManager;
  }

  ObjectDecoder decoder() {
    return decoder;
  }

  Responder responder() {
    return responder;
  }

  /** What strategies and the store know about a request. */
  RequestContext context(Request request, ResourceHandler.Names names, boolean dryRun) {
    RequestInfo info = request.get(RequestKeys.REQUEST_INFO);
    RequestContext context = new RequestContext(
        info, user(request), services.clock().now(), dryRun, RequestTrace.of(request));
    boolean asNamed = !resource.isNamespaced() || info.namespace().equals(names.namespace());
    return asNamed ? context : context.inNamespace(names.namespace());
  }

  static UserInfo user(Request request) {
    UserInfo user = request.get(RequestKeys.USER);
    return user == null
        ? new UserInfo(UserInfo.ANONYMOUS, List.of(UserInfo.ALL_UNAUTHENTICATED))
        : user;
  }

  /** A write as admission sees it. */
  Attributes attributes(
      Attributes.Operation operation,
      RequestContext context,
      ResourceHandler.Names names,
      Objects objects) {
    Attributes.Target target = new Attributes.Target(
        version.kind(),
        version.resource(),
        subresource,
        names.namespace(),
        names.name(),
        () -> services.equivalents().of(resource.keyPrefix(), subresource));
    return new Attributes(
        operation,
        target,
        objects.object(),
        objects.old(),
        objects.options(),
        context.dryRun(),
        context.user(),
        new ReinvocationContext());
  }

  /** The objects of a write, in the served version, and its options. */
  record Objects(Optional<Unstructured> object, Optional<Unstructured> old, Unstructured options) {}
}
