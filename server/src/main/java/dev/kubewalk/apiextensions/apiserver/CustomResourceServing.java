package dev.kubewalk.apiextensions.apiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiextensions.controller.ControllerContext;
import dev.kubewalk.apiextensions.controller.apiapproval.ApiApprovalController;
import dev.kubewalk.apiextensions.controller.establish.EstablishingController;
import dev.kubewalk.apiextensions.controller.finalizer.CrdFinalizer;
import dev.kubewalk.apiextensions.controller.nonstructuralschema.NonStructuralSchemaController;
import dev.kubewalk.apiextensions.controller.status.NamingConditionController;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import dev.kubewalk.apiserver.registry.generic.DeleteOptions;
import dev.kubewalk.apiserver.registry.generic.ListOptions;
import dev.kubewalk.apiserver.registry.generic.ResourceCodec;
import dev.kubewalk.apiserver.registry.generic.Store;
import dev.kubewalk.apiserver.registry.generic.Validation;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.server.Config;
import dev.kubewalk.apiserver.server.GenericApiServer;
import dev.kubewalk.apiserver.storage.Storage;
import dev.kubewalk.client.informers.SharedInformer;
import dev.kubewalk.http.Handler;
import dev.kubewalk.tracer.Trace;
import java.util.List;
import java.util.function.Function;

/**
 * Serves custom resources: puts the handler and the controllers together.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/apiserver.go (completedConfig.New)
 */
public final class CustomResourceServing implements CustomResourceParts {
  private final Function<ResourceCodec, Storage> storages;

  /**
   * @param storages make the storage of objects that a codec encodes
   */
  public CustomResourceServing(Function<ResourceCodec, Storage> storages) {
    this.storages = requireNonNull(storages);
  }

  @Override
  public Handler handler(GenericApiServer server, SharedInformer definitions, Handler delegate) {
    return new CustomResourceHandler(
        definitions, infos(server, definitions), new CrdDiscovery(definitions), delegate);
  }

  private ServingInfos infos(GenericApiServer server, SharedInformer definitions) {
    return new ServingInfos(definitions, server.config().settings().features().apis(), storages);
  }

  @Override
  public List<CrdController> controllers(GenericApiServer server, SharedInformer definitions) {
    Config settings = server.config().settings();
    ControllerContext context = new ControllerContext(
        definitions, settings.endpoint().loopback().client(), settings.runtime());
    ServingInfos infos = infos(server, definitions);
    return List.of(
        new Waiting("OpenAPI controller"),
        new Waiting("DiscoveryController"),
        new NamingConditionController(context),
        new EstablishingController(context),
        new NonStructuralSchemaController(context),
        new ApiApprovalController(context),
        new CrdFinalizer(context, definition -> deleteAll(infos, definition, context)));
  }

  /** Deletes past admission and authorization: nobody may hold the deletion of a definition. */
  private static int deleteAll(
      ServingInfos infos, Unstructured definition, ControllerContext controller) {
    Store store = infos.of(definition).storageVersion();
    String plural = definition.stringAt("status.acceptedNames.plural");
    RequestInfo.ResourcePath target = new RequestInfo.ResourcePath(plural, "", "", List.of(plural));
    RequestInfo info = new RequestInfo(
        true,
        "/apis",
        "deletecollection",
        "apis",
        definition.stringAt("spec.group"),
        store.resource().hubVersion().version(),
        "",
        target);
    UserInfo user = new UserInfo("system:apiserver", List.of("system:masters"));
    RequestContext context = new RequestContext(info, user, controller.now(), false, Trace.off());
    ListOptions all = ListOptions.everything();
    store.deleteCollection(context, Validation.NONE, DeleteOptions.none(), all);
    return store.list(context, all).items().size();
  }

  /** A controller whose work is done on each request. */
  private record Waiting(String name) implements CrdController {
    @Override
    public void run(StopChannel stop) {
      stop.await();
    }
  }
}
