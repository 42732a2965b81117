package dev.kubewalk.registry.batch;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.registry.core.pod.PodTemplates;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.GoText;
import dev.kubewalk.registry.page.LabelSelectors;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Scope;
import dev.kubewalk.registry.page.Selectors;
import java.util.List;
import java.util.Map;

/** What jobs must look like. Go: pkg/apis/batch/validation/validation.go. */
final class JobRules {
  private static final String UID_LABEL = "controller-uid";
  private static final String NAME_LABEL = "job-name";

  private JobRules() {}

  static void validate(Scope job) {
    // Go makes the selector here, since the job's uid is not known before.
    if (!job.flag("spec.manualSelector") && !job.has("metadata.resourceVersion")) {
      generateSelector(job.object());
    }
    labelsFromTemplate(job.object());
    Scope spec = job.in("spec");
    if (!job.flag("spec.manualSelector")) {
      generated(job, spec);
    }
    withSelector(spec);
  }

  /** A job that has no labels takes its pods', the generated ones included. */
  private static void labelsFromTemplate(Unstructured job) {
    var labels = job.at("spec.template.metadata.labels");
    if (!labels.isEmpty() && job.labels().isEmpty()) {
      job.set("metadata.labels", labels.deepCopy());
    }
  }

  /** Go: ValidateJobSpec. */
  private static void withSelector(Scope spec) {
    validateSpec(spec);
    if (!spec.has("selector")) {
      spec.required("selector", "");
    } else {
      Selectors.validate(spec.in("selector"));
      Map<String, String> labels = spec.object().stringMapAt("template.metadata.labels");
      if (!LabelSelectors.matches(spec.node("selector"), labels)) {
        spec.invalidShown(
            "template.metadata.labels",
            GoText.map(labels),
            "`selector` does not match template `labels`");
      }
    }
  }

  /** The job's pods are found by the job's uid. */
  private static void generateSelector(Unstructured job) {
    Unstructured template = job.objectAt("spec.template");
    Map<String, String> labels = template.labels();
    // What the user put there stays, and is refused when it is checked.
    if (!labels.containsKey(UID_LABEL)) {
      template.setLabel(UID_LABEL, job.uid());
    }
    if (!labels.containsKey(NAME_LABEL)) {
      template.setLabel(NAME_LABEL, job.name());
    }
    if (job.at("spec.selector.matchLabels").isEmpty()
        || !job.stringMapAt("spec.selector.matchLabels").containsKey(UID_LABEL)) {
      job.ensureObject("spec.selector.matchLabels").put(UID_LABEL, job.uid());
    }
  }

  /** Go: ValidateGeneratedSelector. */
  private static void generated(Scope job, Scope spec) {
    if (job.object().uid().isEmpty()) {
      job.required("metadata.uid", "");
    }
    Map<String, String> labels = spec.object().stringMapAt("template.metadata.labels");
    if (!job.object().uid().equals(labels.get(UID_LABEL))) {
      spec.invalidShown(
          "template.metadata.labels[" + UID_LABEL + "]",
          GoText.map(labels),
          "must be '" + job.object().uid() + "'");
    }
    if (!job.object().name().equals(labels.get(NAME_LABEL))) {
      spec.invalidShown(
          "template.metadata.labels[" + NAME_LABEL + "]",
          GoText.map(labels),
          "must be '" + job.object().name() + "'");
    }
    Map<String, String> expected =
        Map.of(UID_LABEL, job.object().uid(), NAME_LABEL, job.object().name());
    if (spec.has("selector") && !LabelSelectors.matches(spec.node("selector"), expected)) {
      spec.invalidShown(
          "selector", GoText.labelSelector(spec.node("selector")), "`selector` not auto-generated");
    }
  }

  /** Also for the job templates of cron jobs. */
  static void validateSpec(Scope spec) {
    for (String field : List.of(
        "parallelism",
        "completions",
        "activeDeadlineSeconds",
        "backoffLimit",
        "ttlSecondsAfterFinished")) {
      if (spec.has(field)) {
        spec.nonNegative(field);
      }
    }
    PodTemplates.validate(spec.in("template"));
    String restart = spec.text("template.spec.restartPolicy");
    if (!restart.equals("OnFailure") && !restart.equals("Never")) {
      spec.oneOf("template.spec.restartPolicy", List.of("OnFailure", "Never"));
    }
  }

  static void validateUpdate(Scope job, Scope old) {
    Scope spec = job.in("spec");
    withSelector(spec);
    spec.immutable("completions", old.in("spec"));
    if (!Rules.same(spec.node("selector"), old.node("spec.selector"))) {
      spec.invalidShown("selector", GoText.labelSelector(spec.node("selector")), Formats.IMMUTABLE);
    }
    spec.immutable("template", old.in("spec"));
  }
}
