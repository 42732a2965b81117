package dev.kubewalk.plugin.admission.resourcequota;

import dev.kubewalk.apimachinery.api.resource.Quantity;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What pods use: their number, and the requests and limits of their containers. Finished pods use
 * nothing but their place in {@code count/pods}.
 *
 * <p>Go: pkg/quota/v1/evaluator/core/pods.go (podEvaluator)
 */
final class PodEvaluator implements Evaluator {
  private static final Set<String> COMPUTE = Set.of("cpu", "memory", "ephemeral-storage");

  /** What containers had to state before there was more to count. */
  private static final Set<String> STATED = Set.of("cpu", "memory");

  private static final String REQUESTS = "requests.";
  private static final String LIMITS = "limits.";

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE;
  }

  @Override
  public boolean charges(String name) {
    if (name.equals("pods") || name.equals("count/pods") || COMPUTE.contains(name)) {
      return true;
    }
    String resource = name.startsWith(REQUESTS)
        ? name.substring(REQUESTS.length())
        : name.startsWith(LIMITS) ? name.substring(LIMITS.length()) : "";
    return COMPUTE.contains(resource)
        || resource.startsWith("hugepages-")
        || name.startsWith("hugepages-")
        || name.startsWith(REQUESTS) && resource.contains("/");
  }

  @Override
  public Amounts usage(Unstructured pod) {
    Amounts usage = Amounts.none().with("count/pods", Quantity.of(1));
    String phase = pod.stringAt("status.phase");
    if (phase.equals("Failed") || phase.equals("Succeeded")) {
      return usage;
    }
    usage = usage.with("pods", Quantity.of(1));
    Amounts requests = PodResources.of(pod, "requests");
    for (String name : requests.names()) {
      Quantity quantity = requests.get(name);
      usage = usage.with(REQUESTS + name, quantity);
      if (COMPUTE.contains(name) || name.startsWith("hugepages-")) {
        usage = usage.with(name, quantity);
      }
    }
    Amounts limits = PodResources.of(pod, "limits");
    for (String name : limits.names()) {
      usage = usage.with(LIMITS + name, limits.get(name));
    }
    return usage;
  }

  /** Every container has to state what a quota counts; names stand in the message in order. */
  @Override
  public List<String> missing(Collection<String> required, Unstructured pod) {
    TreeSet<String> missing = new TreeSet<>();
    for (String list : List.of("containers", "initContainers")) {
      for (Unstructured container : pod.objectsAt("spec." + list)) {
        for (String name : required) {
          if (mustBeStated(name) && !states(container, name)) {
            missing.add(name);
          }
        }
      }
    }
    return List.copyOf(missing);
  }

  private static boolean mustBeStated(String name) {
    return STATED.contains(name)
        || name.startsWith(REQUESTS) && STATED.contains(name.substring(REQUESTS.length()))
        || name.startsWith(LIMITS) && STATED.contains(name.substring(LIMITS.length()));
  }

  private static boolean states(Unstructured container, String name) {
    if (name.startsWith(LIMITS)) {
      return container.at("resources.limits").has(name.substring(LIMITS.length()));
    }
    String resource = name.startsWith(REQUESTS) ? name.substring(REQUESTS.length()) : name;
    return container.at("resources.requests").has(resource);
  }

  @Override
  public boolean inScope(Scope scope, Unstructured pod) {
    boolean terminating = pod.has("spec.activeDeadlineSeconds");
    return switch (scope.name()) {
      case "Terminating" -> terminating;
      case "NotTerminating" -> !terminating;
      case "BestEffort" -> isBestEffort(pod);
      case "NotBestEffort" -> !isBestEffort(pod);
      case "PriorityClass" -> hasPriority(scope, pod.stringAt("spec.priorityClassName"));
      default -> false;
    };
  }

  private static boolean hasPriority(Scope scope, String priorityClass) {
    return switch (scope.operator()) {
      case "In" -> scope.values().contains(priorityClass);
      case "NotIn" -> !scope.values().contains(priorityClass);
      case "DoesNotExist" -> priorityClass.isEmpty();
      default -> !priorityClass.isEmpty();
    };
  }

  private static boolean isBestEffort(Unstructured pod) {
    return List.of("containers", "initContainers").stream()
        .flatMap(list -> pod.objectsAt("spec." + list).stream())
        .noneMatch(container -> List.of("requests", "limits").stream()
            .anyMatch(list -> !container.at("resources." + list).isEmpty()));
  }
}
