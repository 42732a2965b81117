package dev.kubewalk.apiextensions.controller.status;

import dev.kubewalk.apiextensions.apihelpers.Definitions;
import dev.kubewalk.apiextensions.controller.ControllerContext;
import dev.kubewalk.apiextensions.controller.DefinitionController;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives definitions their names: first come, first served in each group. A definition whose names
 * are taken waits until they are free.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/controller/status/naming_controller.go
 * (NamingConditionController)
 */
public final class NamingConditionController extends DefinitionController {
  /** What was written and may not have come back yet, by name. Only the one worker touches it. */
  private final Map<String, Unstructured> written = new HashMap<>();

  public NamingConditionController(ControllerContext context) {
    super("NamingConditionController", "crd_naming_condition_controller", context);
  }

  @Override
  protected void sync(String name) {
    Optional<Unstructured> found = context().definitions().get(name).map(this::newest);
    if (found.isEmpty()) {
      written.remove(name);
      return;
    }
    Unstructured definition = found.get().copy();
    if (sameNames(definition)) {
      return;
    }
    String group = definition.stringAt("spec.group");
    Naming.Result result = new Naming(ofGroup(group)).decide(definition);
    boolean settled = definition.at("status.acceptedNames").equals(result.names())
        && Definitions.has(definition, result.accepted())
        && Definitions.has(definition, result.established());
    if (settled) {
      return;
    }
    definition.set("status.acceptedNames", result.names());
    Definitions.setCondition(definition, result.accepted(), context().now());
    Definitions.setCondition(definition, result.established(), context().now());
    written.put(name, context().definitionsClient().updateStatus(definition));
    // A name may have become free.
    ofGroup(group).stream().map(Unstructured::name).forEach(this::enqueue);
  }

  private static boolean sameNames(Unstructured definition) {
    return definition.at("spec.names").equals(definition.at("status.acceptedNames"));
  }

  private List<Unstructured> ofGroup(String group) {
    return context().definitions().list().stream()
        .filter(d -> d.stringAt("spec.group").equals(group))
        .map(this::newest)
        .toList();
  }

  private Unstructured newest(Unstructured definition) {
    Unstructured known = written.get(definition.name());
    boolean newer = known != null
        && known.uid().equals(definition.uid())
        && known.longAt("metadata.resourceVersion") > definition.longAt("metadata.resourceVersion");
    return newer ? known : definition;
  }

  /** When a definition goes, its names are free. */
  @Override
  protected void changed(Unstructured definition) {
    super.changed(definition);
    if (context().definitions().get(definition.name()).isEmpty()) {
      String group = definition.stringAt("spec.group");
      context().definitions().list().stream()
          .filter(d -> d.stringAt("spec.group").equals(group))
          .map(Unstructured::name)
          .forEach(this::enqueue);
    }
  }
}
