package dev.kubewalk.aggregator.registry.apiservice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.NameValidators;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.Strategy;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * apiregistration.k8s.io APIService: who serves a version of a group. Local ones are available from
 * their creation on.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/registry/apiservice (apiServerStrategy),
 * pkg/apis/apiregistration/validation/validation.go
 */
public final class ApiServices {
  private static final int MAX_PRIORITY = 20_000;
  private static final int MAX_VERSION_PRIORITY = 1_000;

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
        .build();
  }

  private static void setDefaults(Unstructured service) {
    if (service.has("spec.service")) {
      service.setDefault("spec.service.port", 443);
    }
  }

  private static ErrorList validateAll(Unstructured service) {
    ErrorList errors = new ErrorList();
    String name = service.stringAt("spec.version") + "." + service.stringAt("spec.group");
    if (!name.equals(service.name())) {
      errors.add(FieldError.invalid(
          "metadata.name",
          service.name(),
          "must be `spec.version+\".\"+spec.group`: \"" + name + "\""));
    }
    range(errors, service, "spec.groupPriorityMinimum", MAX_PRIORITY);
    range(errors, service, "spec.versionPriority", MAX_VERSION_PRIORITY);
    return errors;
  }

  private static void range(ErrorList errors, Unstructured service, String path, int max) {
    int value = service.intAt(path);
    if (value <= 0 || value > max) {
      errors.add(FieldError.invalid(path, value, "must be positive and less than " + max));
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
      return validateAll(service);
    }

    @Override
    public void prepareForUpdate(RequestContext context, Unstructured service, Unstructured old) {
      service.set("status", old.at("status").deepCopy());
    }

    @Override
    public ErrorList validateUpdate(
        RequestContext context, Unstructured service, Unstructured old) {
      return validateAll(service);
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
  }
}
