package dev.kubewalk.cmd.kubeapiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiextensions.apiserver.ApiExtensionsConfig;
import dev.kubewalk.apiextensions.apiserver.CustomResourceDefinitions;
import dev.kubewalk.apiextensions.registry.customresourcedefinition.CustomResourceDefinitionPage;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apiserver.server.Config;
import dev.kubewalk.apiserver.server.EmptyDelegate;
import dev.kubewalk.apiserver.server.storage.ResourceConfig;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.util.List;

/**
 * Builds the innermost server.
 *
 * <p>Go: cmd/kube-apiserver/app/apiextensions.go (createAPIExtensionsConfig,
 * createAPIExtensionsServer)
 */
final class ApiExtensionsServer {
  private static final String GROUP = "apiextensions.k8s.io";

  private final ChainParts parts;
  private final Trace trace;

  ApiExtensionsServer(ChainParts parts) {
    this.parts = requireNonNull(parts);
    this.trace = parts.runtime().trace();
  }

  ApiExtensionsConfig createConfig(Config kubeApiServer) {
    try (Step step = trace.step(Steps.CREATE_API_EXTENSIONS_CONFIG)) {
      step.note("hooks", List.of());
      Config generic = kubeApiServer.withHooks(
          new Config.Hooks(List.of(), kubeApiServer.hooks().disabled()));
      try (Step row = trace.step(Steps.APPLY_API_EXTENSIONS_ADMISSION)) {
        row.note("plugins", parts.admissionNames());
        generic = parts.withAdmission(generic);
      }
      try (Step row = trace.step(Steps.COPY_API_EXTENSIONS_ETCD_OPTIONS)) {
        row.note("storedAs", GROUP + "/v1beta1");
      }
      ResourceConfig resources;
      try (Step row = trace.step(Steps.APPLY_API_EXTENSIONS_ENABLEMENT)) {
        resources = parts.enabled(
            List.of(new GroupVersion(GROUP, "v1"), new GroupVersion(GROUP, "v1beta1")));
        row.note(
            "groupVersions",
            resources.enabled().stream().map(GroupVersion::toString).toList());
      }
      try (Step row = trace.step(Steps.NEW_CRD_REST_OPTIONS_GETTER)) {
        row.note("prefix", "<group>/<plural>");
      }
      return new ApiExtensionsConfig(
          generic,
          resources,
          () -> List.of(parts.storage().store(CustomResourceDefinitionPage.define())),
          parts.customResources());
    }
  }

  CustomResourceDefinitions createServer(ApiExtensionsConfig config) {
    try (Step step = trace.step(Steps.CREATE_API_EXTENSIONS_SERVER)) {
      step.note("delegate", EmptyDelegate.INSTANCE.name());
      return config.complete().newServer(EmptyDelegate.INSTANCE);
    }
  }
}
