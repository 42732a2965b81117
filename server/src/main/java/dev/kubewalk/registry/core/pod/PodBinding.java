package dev.kubewalk.registry.core.pod;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.generic.ObjectUpdate;
import dev.kubewalk.apiserver.registry.generic.Store;
import dev.kubewalk.apiserver.registry.generic.Validation;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Strategy;
import dev.kubewalk.registry.page.Stores;
import java.time.temporal.ChronoUnit;

/**
 * Assigns a pod to a node, once: what a scheduler does.
 *
 * <p>Go: pkg/registry/core/pod/storage/storage.go (BindingREST)
 */
public final class PodBinding {
  static final GroupVersionKind KIND = new GroupVersionKind("", "v1", "Binding");
  private static final GroupResource SHOWN = new GroupResource("", "pods/binding");

  private final Stores stores;

  public PodBinding(Stores stores) {
    this.stores = requireNonNull(stores, "stores is null");
  }

  /** The binding that was posted below a pod. */
  Unstructured bindNamed(RequestContext context, Unstructured binding) {
    if (!context.info().name().equals(binding.name())) {
      throw ApiErrors.badRequest("name in URL does not match name in Binding object");
    }
    return bind(context, binding.name(), binding);
  }

  /** Binds the pod called {@code name}. */
  public Unstructured bind(RequestContext context, String name, Unstructured binding) {
    validate(binding);
    Store pods = stores.of("", "pods");
    ObjectUpdate change = existing -> assigned(
        context,
        existing
            .orElseThrow(() -> ApiErrors.notFound(new GroupResource("", "pods"), name))
            .copy(),
        binding);
    pods.update(
        context,
        name,
        change,
        new Store.UpdateRules(Strategy.NONE, Validation.NONE, Validation.NONE, false));
    return success();
  }

  private static void validate(Unstructured binding) {
    String kind = binding.stringAt("target.kind");
    if (!kind.isEmpty() && !kind.equals("Node")) {
      throw ApiErrors.raw("target.kind: Unsupported value: \"" + kind
          + "\": supported values: \"Node\", \"<empty>\"");
    }
    if (binding.stringAt("target.name").isEmpty()) {
      throw ApiErrors.raw("target.name: Required value");
    }
  }

  private static Unstructured assigned(
      RequestContext context, Unstructured pod, Unstructured binding) {
    String name = pod.name();
    if (pod.isTerminating()) {
      throw ApiErrors.conflict(
          SHOWN, name, "pod " + name + " is being deleted, cannot be assigned to a host");
    }
    String node = pod.stringAt("spec.nodeName");
    if (!node.isEmpty()) {
      throw ApiErrors.conflict(
          SHOWN, name, "pod " + name + " is already assigned to node \"" + node + "\"");
    }
    pod.set("spec.nodeName", binding.stringAt("target.name"));
    binding.annotations().forEach(pod::setAnnotation);
    scheduled(pod, context);
    return pod;
  }

  private static void scheduled(Unstructured pod, RequestContext context) {
    Unstructured condition = pod.objectsAt("status.conditions").stream()
        .filter(c -> c.stringAt("type").equals("PodScheduled"))
        .findFirst()
        .orElseGet(() -> Unstructured.of(pod.ensureArray("status.conditions").addObject()));
    if (!condition.stringAt("status").equals("True")) {
      condition.set("type", "PodScheduled");
      condition.set("status", "True");
      condition.set("lastProbeTime", NullNode.instance);
      condition.set(
          "lastTransitionTime", context.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }
  }

  static Unstructured success() {
    Unstructured status = Unstructured.create("v1", "Status");
    status.ensureObject("metadata");
    return status.set("status", "Success").set("code", 201);
  }
}
