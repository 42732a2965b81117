package dev.kubewalk.cmd.kubeapiserver.resources;

import dev.kubewalk.apiextensions.apiserver.CrdController;
import dev.kubewalk.apiextensions.apiserver.CustomResourceParts;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apiserver.server.GenericApiServer;
import dev.kubewalk.client.informers.SharedInformer;
import dev.kubewalk.http.Handler;
import java.util.List;

/**
 * Custom resources are not served yet: definitions can be stored, and what they define is not found.
 * The controllers have their places in the start-up; what they do comes with custom resources.
 */
public final class CustomResources implements CustomResourceParts {
  private static final List<String> CONTROLLERS = List.of(
      "OpenAPI controller",
      "DiscoveryController",
      "NamingConditionController",
      "EstablishingController",
      "NonStructuralSchemaConditionController",
      "KubernetesAPIApprovalPolicyConformantConditionController",
      "CRDFinalizer");

  @Override
  public Handler handler(GenericApiServer server, SharedInformer definitions, Handler delegate) {
    return delegate;
  }

  @Override
  public List<CrdController> controllers(GenericApiServer server, SharedInformer definitions) {
    return CONTROLLERS.stream().<CrdController>map(Waiting::new).toList();
  }

  /** A controller without work. */
  private record Waiting(String name) implements CrdController {
    @Override
    public void run(StopChannel stop) {
      stop.await();
    }
  }
}
