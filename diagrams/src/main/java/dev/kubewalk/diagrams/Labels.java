package dev.kubewalk.diagrams;

import dev.kubewalk.tracer.NoteNames;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.labels.StepLabels;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What diagrams call a step. */
final class Labels {

  /** Who does a step, by the first part of its key, from left to right. */
  private static final List<Map.Entry<String, String>> PARTICIPANTS = List.of(
      Map.entry("init", "main"),
      Map.entry("command", "main"),
      Map.entry("options", "options"),
      Map.entry("complete", "options"),
      Map.entry("validate", "options"),
      Map.entry("chain", "server chain"),
      Map.entry("config", "generic config"),
      Map.entry("apiextensions", "apiextensions"),
      Map.entry("kube-apiserver", "kube-apiserver"),
      Map.entry("aggregator", "aggregator"),
      Map.entry("generic", "generic server"),
      Map.entry("store", "storage"),
      Map.entry("prepare", "PrepareRun"),
      Map.entry("run", "Run"),
      Map.entry("hooks", "hooks"),
      Map.entry("hook", "hooks"),
      Map.entry("bootstrap", "hooks"),
      Map.entry("shutdown", "shutdown"),
      Map.entry("request", "request"));

  private Labels() {}

  /** The Go function where it tells the step apart, else the step's name in words. */
  static String of(Steps entry) {
    return StepLabels.of(entry);
  }

  /** The name of the hook that a step runs, else as {@link #of}. */
  static String of(RecordedStep step) {
    Optional<String> hook =
        step.entry() == Steps.RUN_POST_START_HOOK ? step.note(NoteNames.HOOK) : Optional.empty();
    return hook.map(name -> "hook " + name).orElseGet(() -> of(step.entry()));
  }

  static String words(Steps entry) {
    return StepLabels.words(entry);
  }

  static String participant(Steps entry) {
    boolean ofOptions = entry == Steps.COMPLETE_OPTIONS || entry == Steps.VALIDATE_OPTIONS;
    String area = ofOptions ? "options" : area(entry);
    return PARTICIPANTS.stream()
        .filter(p -> p.getKey().equals(area))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(area);
  }

  static List<String> participants() {
    return PARTICIPANTS.stream().map(Map.Entry::getValue).distinct().toList();
  }

  /** The first part of the key. */
  static String area(Steps entry) {
    return StepLabels.area(entry);
  }
}
