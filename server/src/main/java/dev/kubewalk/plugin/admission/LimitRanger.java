package dev.kubewalk.plugin.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import dev.kubewalk.apiserver.admission.ClusterReader;
import dev.kubewalk.apiserver.admission.Refusal;
import dev.kubewalk.apiserver.authentication.Aggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Applies the limit ranges of a namespace: fills in what containers leave out, and refuses pods and
 * claims that ask for too little or too much.
 *
 * <p>Go: plugin/pkg/admission/limitranger/admission.go (LimitRanger)
 */
public final class LimitRanger implements AdmissionPlugin.Mutating, AdmissionPlugin.Validating {
  private static final GroupResource LIMIT_RANGES = new GroupResource("", "limitranges");
  private static final String NOTE = "kubernetes.io/limit-ranger";

  private final ClusterReader cluster;
  private final LimitCheck check = new LimitCheck();

  public LimitRanger(ClusterReader cluster) {
    this.cluster = cluster;
  }

  @Override
  public String name() {
    return "LimitRanger";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE || operation == Operation.UPDATE;
  }

  @Override
  public void admit(Attributes attributes) {
    if (attributes.operation() != Operation.CREATE) {
      return;
    }
    PodPlugin.pod(attributes)
        .ifPresent(pod -> ranges(attributes).forEach(range -> fillIn(pod, range)));
  }

  @Override
  public void validate(Attributes attributes) {
    boolean pod =
        PodPlugin.pod(attributes).isPresent() && attributes.operation() == Operation.CREATE;
    boolean claim = attributes.is("", "persistentvolumeclaims")
        && attributes.target().subresource().isEmpty();
    if (!pod && !claim) {
      return;
    }
    for (Unstructured range : ranges(attributes)) {
      Unstructured object = attributes.object().orElseThrow();
      List<String> problems = pod ? check.pod(range, object) : check.claim(range, object);
      if (!problems.isEmpty()) {
        throw Refusal.forbidden(attributes, Aggregate.message(problems));
      }
    }
  }

  private List<Unstructured> ranges(Attributes attributes) {
    return cluster.list(LIMIT_RANGES, attributes.target().namespace());
  }

  private static void fillIn(Unstructured pod, Unstructured range) {
    List<String> notes = new ArrayList<>();
    for (Unstructured container : pod.objectsAt("spec.containers")) {
      fillIn(container, "container", range, notes);
    }
    for (Unstructured container : pod.objectsAt("spec.initContainers")) {
      fillIn(container, "init container", range, notes);
    }
    if (!notes.isEmpty()) {
      pod.setAnnotation(NOTE, "LimitRanger plugin set: " + String.join("; ", notes));
    }
  }

  private static void fillIn(
      Unstructured container, String kind, Unstructured range, List<String> notes) {
    TreeSet<String> limits = new TreeSet<>();
    TreeSet<String> requests = new TreeSet<>();
    for (Unstructured limit : range.objectsAt("spec.limits")) {
      if (limit.stringAt("type").equals("Container")) {
        setMissing(container, "limits", limit.at("default"), limits);
        setMissing(container, "requests", limit.at("defaultRequest"), requests);
      }
    }
    String name = kind + " " + container.stringAt("name");
    if (!requests.isEmpty()) {
      notes.add(String.join(", ", requests) + " request for " + name);
    }
    if (!limits.isEmpty()) {
      notes.add(String.join(", ", limits) + " limit for " + name);
    }
  }

  private static void setMissing(
      Unstructured container, String list, JsonNode defaults, Set<String> set) {
    for (Map.Entry<String, JsonNode> entry : defaults.properties()) {
      if (!container.at("resources." + list).has(entry.getKey())) {
        container.ensureObject("resources." + list).set(entry.getKey(), entry.getValue());
        set.add(entry.getKey());
      }
    }
  }
}
