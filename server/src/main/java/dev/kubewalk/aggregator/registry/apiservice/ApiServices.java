package dev.kubewalk.aggregator.registry.apiservice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apiserver.registry.rest.Column;
import dev.kubewalk.apiserver.registry.rest.NameValidators;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.Strategy;
import dev.kubewalk.registry.page.Cells;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * apiregistration.k8s.io APIService: who serves a version of a group. Local ones are available from
 * their creation on.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/registry/apiservice (apiServerStrategy),
 * pkg/apis/apiregistration/validation/validation.go
 */
public final class ApiServices {
  private ApiServices() {}

  public static Resource define() {
    return Resource.of("apiregistration.k8s.io", "apiservices", "APIService")
        .version("v1", ApiServices::setDefaults)
        .version("v1beta1", ApiServices::setDefaults)
        .storedAs("apiregistration.k8s.io/v1beta1")
        .keyPrefix("apiregistration.k8s.io/apiservices")
        .names(NameValidators::pathSegment)
        .needsResourceVersion()
        .strategy(new ApiServiceStrategy())
        .status(new StatusStrategy())
        .columns(
            Column.string(
                "Service",
                "The reference to the service that hosts this API endpoint.",
                ApiServices::service),
            Column.string(
                "Available", "Whether this service is available.", ApiServices::available),
            Cells.age())
        .build();
  }

  private static String service(Unstructured apiService) {
    return apiService.has("spec.service")
        ? apiService.stringAt("spec.service.namespace")
            + "/"
            + apiService.stringAt("spec.service.name")
        : "Local";
  }

  private static String available(Unstructured apiService) {
    Optional<Unstructured> condition = apiService.objectsAt("status.conditions").stream()
        .filter(c -> c.stringAt("type").equals("Available"))
        .findFirst();
    String status = condition.map(c -> c.stringAt("status")).orElse("Unknown");
    String reason = condition.map(c -> c.stringAt("reason")).orElse("");
    return status.equals("True") || reason.isEmpty() ? status : status + " (" + reason + ")";
  }

  private static void setDefaults(Unstructured service) {
    if (service.has("spec.service")) {
      service.setDefault("spec.service.port", 443);
    }
  }

  /** Of the object itself: the status belongs to its subresource. */
  private static final class ApiServiceStrategy implements Strategy {
    @Override
    public void prepareForCreate(RequestContext context, Unstructured service) {
      service.remove("status").ensureObject("status");
      if (!service.has("spec.service")) {
        ObjectNode condition = service.ensureArray("status.conditions").addObject();
        condition.put("type", "Available").put("status", "True");
        condition.put(
            "lastTransitionTime", context.now().truncatedTo(ChronoUnit.SECONDS).toString());
        condition.put("reason", "Local");
        condition.put("message", "Local APIServices are always available");
      }
    }

    @Override
    public ErrorList validate(RequestContext context, Unstructured service) {
      return ApiServiceRules.validate(service);
    }

    @Override
    public void prepareForUpdate(RequestContext context, Unstructured service, Unstructured old) {
      service.set("status", old.at("status").deepCopy());
    }

    @Override
    public ErrorList validateUpdate(
        RequestContext context, Unstructured service, Unstructured old) {
      return ApiServiceRules.validate(service);
    }
  }

  /** Of the status: everything else stays as it is. */
  private static final class StatusStrategy implements Strategy {
    private static final List<String> KEPT = List.of("labels", "annotations", "finalizers");

    @Override
    public void prepareForUpdate(RequestContext context, Unstructured service, Unstructured old) {
      service.set("spec", old.at("spec").deepCopy());
      for (String field : KEPT) {
        String path = "metadata." + field;
        if (old.has(path)) {
          service.set(path, old.at(path).deepCopy());
        } else {
          service.remove(path);
        }
      }
    }

    @Override
    public ErrorList validateUpdate(
        RequestContext context, Unstructured service, Unstructured old) {
      return ApiServiceRules.validateStatus(service);
    }
  }
}
