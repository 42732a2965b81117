package dev.kubewalk.registry.batch;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Cells.typed;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.core.pod.PodTemplates;
import dev.kubewalk.registry.page.Cells;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Rules;
import java.time.Duration;
import java.time.Instant;

/** batch/v1 Job. Go: pkg/registry/batch/job, pkg/apis/batch/v1/defaults.go. */
final class Jobs {
  static final Defaults DEFAULTS = defaults()
      .include(Jobs::counts)
      .set("spec.backoffLimit", 6)
      .include(PodTemplates.at("spec.template"));

  private Jobs() {}

  static Resource define() {
    return Resource.of("batch", "jobs", "Job")
        .categories("all")
        .namespaced()
        .version("v1", DEFAULTS)
        .strategy(rules()
            .ownsStatus()
            .onCreate(Jobs::dropDisabled)
            .onUpdate((job, old) -> dropDisabled(job))
            .checks(JobRules::validate)
            .checksUpdate(JobRules::validateUpdate))
        .status(Rules.keeping("spec")
            .checksUpdate(
                (job, old) -> job.in("status").nonNegative("active", "succeeded", "failed")))
        .deletes(DeleteRules.PLAIN.orphaning())
        .selectable("status.successful", job -> Integer.toString(job.intAt("status.succeeded")))
        .columns(
            text("Completions", Jobs::completions),
            typed(
                "Duration",
                "string",
                (job, now) -> JsonNodeFactory.instance.textNode(duration(job, now))),
            age(),
            Cells.containers("spec.template.spec"),
            Cells.images("spec.template.spec"),
            Cells.selector("spec.selector"))
        .build();
  }

  /** One pod, once, where nothing is said; a parallelism alone leaves completions open. */
  private static void counts(Unstructured job) {
    if (!job.has("spec.completions") && !job.has("spec.parallelism")) {
      job.set("spec.completions", 1);
    }
    job.setDefault("spec.parallelism", 1);
  }

  /** The gate TTLAfterFinished is off in 1.18. */
  private static void dropDisabled(Unstructured job) {
    job.remove("spec.ttlSecondsAfterFinished");
  }

  private static String completions(Unstructured job) {
    int done = job.intAt("status.succeeded");
    if (job.has("spec.completions")) {
      return done + "/" + job.intAt("spec.completions");
    }
    int parallel = job.intAt("spec.parallelism");
    return parallel > 1 ? done + "/1 of " + parallel : done + "/1";
  }

  private static String duration(Unstructured job, Instant now) {
    String start = job.stringAt("status.startTime");
    if (start.isEmpty()) {
      return "";
    }
    String end = job.stringAt("status.completionTime");
    Instant until = end.isEmpty() ? now : Instant.parse(end);
    return Cells.human(Duration.between(Instant.parse(start), until));
  }
}
