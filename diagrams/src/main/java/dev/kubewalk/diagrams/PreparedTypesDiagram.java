package dev.kubewalk.diagrams;

import dev.kubewalk.tracer.NoteNames;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The types through which a server goes from built to prepared to running, as they called each
 * other: only what is prepared has a Run.
 */
final class PreparedTypesDiagram {

  private static final Set<Steps> CALLS = Set.of(
      Steps.PREPARE_RUN,
      Steps.PREPARE_AGGREGATOR,
      Steps.PREPARE_KUBE_API_SERVER,
      Steps.PREPARE_API_EXTENSIONS_SERVER,
      Steps.RUN_PREPARED_AGGREGATOR,
      Steps.RUN_PREPARED_GENERIC_SERVER,
      Steps.NON_BLOCKING_RUN,
      Steps.SERVE_SECURELY,
      Steps.RUN_POST_START_HOOKS);

  private final Recording recording;

  PreparedTypesDiagram(Recording recording) {
    this.recording = recording;
  }

  Diagram draw() {
    String title = "From built to prepared to running";
    Puml puml = new Puml(title);
    puml.line("hide circle").line("hide empty members");
    Map<String, Set<String>> methods = new LinkedHashMap<>();
    Map<String, RecordedStep> firstStep = new LinkedHashMap<>();
    Set<String> edges = new LinkedHashSet<>();
    for (FoldedStep root : FoldedStep.fold(recording.roots(), CALLS::contains)) {
      collect(root, methods, firstStep, edges);
    }
    preparedBy(methods, edges);
    methods.forEach((type, names) -> {
      puml.open("class \"" + Puml.link(firstStep.get(type), type) + "\" as " + alias(type) + " {");
      names.forEach(puml::line);
      puml.close("}");
    });
    edges.forEach(puml::line);
    if (methods.isEmpty()) {
      puml.line("class \"nothing has been prepared\" as nothing");
    }
    return new Diagram("prepared-types", title, puml.end());
  }

  private static void collect(
      FoldedStep step,
      Map<String, Set<String>> methods,
      Map<String, RecordedStep> firstStep,
      Set<String> edges) {
    String type = type(step);
    methods.computeIfAbsent(type, t -> new LinkedHashSet<>()).add(step.entry().shortName() + "()");
    firstStep.putIfAbsent(type, step.first());
    for (FoldedStep child : step.children()) {
      collect(child, methods, firstStep, edges);
      String to = type(child);
      if (!to.equals(type)) {
        edges.add(alias(type) + " --> " + alias(to) + " : " + child.entry().shortName());
      }
    }
  }

  /** A type called preparedX is what PrepareRun of X returns. */
  private static void preparedBy(Map<String, Set<String>> methods, Set<String> edges) {
    List<String> types = List.copyOf(methods.keySet());
    for (String prepared : types) {
      for (String type : types) {
        String name = type.contains(" ") ? type.substring(0, type.indexOf(' ')) : type;
        boolean outermost = name.equals(type) || type.endsWith("kube-aggregator");
        if (prepared.equals("prepared" + name) && outermost) {
          edges.add(alias(type) + " ..> " + alias(prepared) + " : PrepareRun returns");
        }
      }
    }
  }

  /** The receiver of the Go function; generic servers are told apart by their names. */
  private static String type(FoldedStep step) {
    String function = step.entry().goFunction();
    String receiver = function.substring(0, function.indexOf('.'));
    boolean oneOfThree =
        receiver.equals("GenericAPIServer") && step.entry() != Steps.RUN_POST_START_HOOKS;
    if (!oneOfThree) {
      return receiver.equals("GenericAPIServer") ? "GenericAPIServer kube-aggregator" : receiver;
    }
    return receiver + step.first().note(NoteNames.SERVER).map(s -> " " + s).orElse("");
  }

  private static String alias(String type) {
    return "t_" + type.replaceAll("\\W", "_");
  }
}
