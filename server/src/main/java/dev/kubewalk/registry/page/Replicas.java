package dev.kubewalk.registry.page;

import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.List;
import java.util.Map;

/**
 * What all kinds share that keep a number of equal pods.
 *
 * <p>Go: pkg/apis/apps/validation/validation.go (ValidateReplicaSetStatus,
 * ValidatePodTemplateSpecForReplicaSet)
 */
public final class Replicas {
  private static final String ABOVE_REPLICAS = "cannot be greater than status.replicas";

  private Replicas() {}

  /** Counts of a replica set or replication controller. */
  public static void validateStatus(Scope object) {
    Scope status = object.in("status");
    status.nonNegative("replicas", "fullyLabeledReplicas", "readyReplicas", "availableReplicas");
    status.nonNegative("observedGeneration");
    notAbove(status, "fullyLabeledReplicas", "replicas", ABOVE_REPLICAS);
    notAbove(status, "readyReplicas", "replicas", ABOVE_REPLICAS);
    notAbove(status, "availableReplicas", "replicas", ABOVE_REPLICAS);
    notAbove(status, "availableReplicas", "readyReplicas", "cannot be greater than readyReplicas");
  }

  public static void notAbove(Scope status, String field, String most, String detail) {
    if (status.number(field) > status.number(most)) {
      status.add(FieldError.invalid(status.at(field), status.number(field), detail));
    }
  }

  /** Pods that are kept running may not end for good. */
  public static void alwaysRestarts(Scope template) {
    alwaysRestarts(template, "must not be specified");
  }

  /**
   * @param deadlineDetail why there may be no deadline
   */
  public static void alwaysRestarts(Scope template, String deadlineDetail) {
    if (!template.text("spec.restartPolicy").equals("Always")) {
      template.oneOf("spec.restartPolicy", List.of("Always"));
    }
    if (template.has("spec.activeDeadlineSeconds")) {
      template.forbidden("spec.activeDeadlineSeconds", deadlineDetail);
    }
  }

  /** A disk that only one node may write to is for one pod. Go: ValidateReadOnlyPersistentDisks. */
  public static void readOnlyDisks(Scope spec) {
    if (spec.number("replicas") <= 1) {
      return;
    }
    for (Scope volume : spec.in("template.spec").each("volumes")) {
      if (volume.has("gcePersistentDisk") && !volume.flag("gcePersistentDisk.readOnly")) {
        volume.invalidShown(
            "gcePersistentDisk.readOnly",
            "false",
            "must be true for replicated pods > 1; GCE PD can only be mounted on multiple machines"
                + " if it is read-only");
      }
    }
  }

  /** A selector that must be there, must not be empty and must match the template's labels. */
  public static void selectorMatches(Scope spec, String emptyDetail) {
    if (!spec.has("selector")) {
      spec.required("selector", "");
    } else {
      Selectors.validate(spec.in("selector"));
      if (LabelSelectors.isEmpty(spec.node("selector"))) {
        spec.invalidShown("selector", GoText.labelSelector(spec.node("selector")), emptyDetail);
      }
    }
  }

  /** Says so when the template's labels do not match. */
  public static void templateMatches(Scope spec) {
    Map<String, String> labels = spec.object().stringMapAt("template.metadata.labels");
    boolean empty = LabelSelectors.isEmpty(spec.node("selector"));
    boolean absent = !spec.has("selector");
    if (absent || (!empty && !LabelSelectors.matches(spec.node("selector"), labels))) {
      spec.invalidShown(
          "template.metadata.labels",
          GoText.map(labels),
          "`selector` does not match template `labels`");
    }
  }

  /** Says so when a selector was changed. */
  public static void selectorImmutable(Scope object, Scope old) {
    if (!Rules.same(object.node("spec.selector"), old.node("spec.selector"))) {
      object.invalidShown(
          "spec.selector", GoText.labelSelector(object.node("spec.selector")), Formats.IMMUTABLE);
    }
  }
}
