package dev.kubewalk.registry.batch;

import static dev.kubewalk.registry.page.Cells.NONE;
import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.field;
import static dev.kubewalk.registry.page.Cells.number;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Cells.typed;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorType;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.core.pod.PodTemplates;
import dev.kubewalk.registry.page.Cells;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.GoText;
import dev.kubewalk.registry.page.LabelSelectors;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Scope;
import java.util.List;

/** batch/v1beta1 CronJob. Go: pkg/registry/batch/cronjob, pkg/apis/batch/v1beta1/defaults.go. */
final class CronJobs {
  private static final int LONGEST_NAME = 52;

  private static final Defaults DEFAULTS = defaults()
      .set("spec.concurrencyPolicy", "Allow")
      .set("spec.suspend", false)
      .set("spec.successfulJobsHistoryLimit", 3)
      .set("spec.failedJobsHistoryLimit", 1)
      .include(PodTemplates.at("spec.jobTemplate.spec.template"));

  private CronJobs() {}

  static Resource define() {
    return Resource.of("batch", "cronjobs", "CronJob")
        .shortNames("cj")
        .categories("all")
        .namespaced()
        .version("v1beta1", DEFAULTS)
        .strategy(rules()
            .ownsStatus()
            .onCreate(CronJobs::dropDisabled)
            .onUpdate((job, old) -> dropDisabled(job))
            .checks(CronJobs::validate))
        .status(Rules.keeping("spec"))
        .deletes(DeleteRules.PLAIN.orphaning())
        .columns(
            field("Schedule", "spec.schedule"),
            typed(
                "Suspend",
                "boolean",
                (job, now) -> JsonNodeFactory.instance.textNode(
                    job.has("spec.suspend")
                        ? job.booleanAt("spec.suspend") ? "True" : "False"
                        : "<unset>")),
            number("Active", job -> job.listAt("status.active").size()),
            typed(
                "Last Schedule",
                "string",
                (job, now) -> JsonNodeFactory.instance.textNode(
                    job.has("status.lastScheduleTime")
                        ? Cells.since(job.stringAt("status.lastScheduleTime"), now)
                        : NONE)),
            age(),
            Cells.containers("spec.jobTemplate.spec.template.spec"),
            Cells.images("spec.jobTemplate.spec.template.spec"),
            text("Selector", job -> LabelSelectors.format(job.at("spec.jobTemplate.spec.selector")))
                .wide())
        .build();
  }

  private static void dropDisabled(Unstructured job) {
    job.remove("spec.jobTemplate.spec.ttlSecondsAfterFinished");
  }

  private static void validate(Scope job) {
    Scope spec = job.in("spec");
    if (spec.text("schedule").isEmpty()) {
      spec.required("schedule", "");
    } else {
      CronSchedules.problem(spec.text("schedule"))
          .ifPresent(problem -> spec.invalid("schedule", problem));
    }
    if (spec.has("startingDeadlineSeconds")) {
      spec.nonNegative("startingDeadlineSeconds");
    }
    if (spec.present("concurrencyPolicy")) {
      spec.oneOf("concurrencyPolicy", List.of("Allow", "Forbid", "Replace"));
    }
    JobRules.validateSpec(spec.in("jobTemplate.spec"));
    Scope jobSpec = spec.in("jobTemplate.spec");
    if (jobSpec.has("selector")) {
      jobSpec.invalidShown(
          "selector",
          GoText.labelSelector(jobSpec.node("selector")),
          "`selector` will be auto-generated");
    }
    if (jobSpec.flag("manualSelector")) {
      jobSpec.add(new FieldError(
          ErrorType.NOT_SUPPORTED,
          jobSpec.at("manualSelector"),
          "true",
          "supported values: \"nil\", \"false\""));
    }
    for (String limit : List.of("successfulJobsHistoryLimit", "failedJobsHistoryLimit")) {
      if (spec.has(limit)) {
        spec.nonNegative(limit);
      }
    }
    String name = job.object().name();
    if (name.length() > LONGEST_NAME) {
      job.add(FieldError.invalid(
          "metadata.name", name, "must be no more than " + LONGEST_NAME + " characters"));
    }
  }
}
