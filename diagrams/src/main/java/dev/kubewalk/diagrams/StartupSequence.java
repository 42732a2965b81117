package dev.kubewalk.diagrams;

import dev.kubewalk.tracer.DocumentSection;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.numbering.Numbering;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The start-up as a sequence diagram: who calls whom, in which order, on which threads.
 *
 * <p>A level shows the steps of the overview and then, as far as its number of arrows goes, those
 * highest up in the description. A step that is left out leaves its children to its parent.
 */
final class StartupSequence {

  private static final Set<Steps> OVERVIEW = Set.of(
      Steps.MAIN,
      Steps.NEW_API_SERVER_COMMAND,
      Steps.NEW_SERVER_RUN_OPTIONS,
      Steps.COMPLETE,
      Steps.VALIDATE_OPTIONS,
      Steps.CREATE_SERVER_CHAIN,
      Steps.CREATE_KUBE_API_SERVER_CONFIG,
      Steps.CREATE_API_EXTENSIONS_SERVER,
      Steps.CREATE_KUBE_API_SERVER,
      Steps.CREATE_AGGREGATOR_SERVER,
      Steps.PREPARE_RUN,
      Steps.SERVE_SECURELY,
      Steps.RUN_POST_START_HOOKS);

  private final Recording recording;
  private final DetailLevel level;
  private final Numbering numbers;
  private final Puml puml;
  private DocumentSection section;

  StartupSequence(Recording recording, DetailLevel level) {
    this.recording = recording;
    this.level = level;
    this.numbers = Numbering.of(recording);
    this.puml = new Puml(level.title());
  }

  Diagram draw() {
    Set<Steps> shown = chooseSteps();
    List<FoldedStep> roots = FoldedStep.fold(recording.roots(), shown::contains);
    Set<String> used = new LinkedHashSet<>();
    used.add("main");
    collectParticipants(roots, used);
    if (!level.isLong()) {
      puml.line("hide footbox");
    }
    for (String participant : Labels.participants()) {
      if (used.contains(participant)) {
        puml.line("participant \"" + participant + "\" as " + alias(participant));
      }
    }
    drawAll(roots, "main");
    return new Diagram(level.fileName(), level.title(), puml.end());
  }

  /** The entries of the catalogue that have an arrow. */
  private Set<Steps> chooseSteps() {
    List<Steps> performed = recording.steps().stream()
        .map(RecordedStep::entry)
        .filter(StartupSequence::belongsToStartup)
        .distinct()
        .toList();
    Set<Steps> chosen = EnumSet.noneOf(Steps.class);
    performed.stream().filter(OVERVIEW::contains).forEach(chosen::add);
    if (level == DetailLevel.OVERVIEW) {
      return chosen;
    }
    List<Steps> rest = new ArrayList<>(
        performed.stream().filter(step -> !chosen.contains(step)).toList());
    rest.sort(Comparator.comparingInt(StartupSequence::depth));
    int arrows = chosen.size();
    for (Steps step : rest) {
      int more =
          step == Steps.RUN_POST_START_HOOK ? recording.performances(step).size() : 1;
      if (arrows + more <= level.arrows()) {
        chosen.add(step);
        arrows += more;
      }
    }
    return chosen;
  }

  private static boolean belongsToStartup(Steps entry) {
    String area = Labels.area(entry);
    return !area.equals("shutdown") && !area.equals("request");
  }

  /** How far down in the description a step is: its number of dots, one up or down by its part. */
  private static int depth(Steps entry) {
    int dots = (int) entry.id().chars().filter(c -> c == '.').count();
    return switch (Labels.area(entry)) {
      case "generic" -> 4;
      case "store" -> 6;
      case "validate", "bootstrap" -> dots + 3;
      case "init", "options" -> dots + 1;
      case "hook" -> 3;
      default -> dots;
    };
  }

  private void collectParticipants(List<FoldedStep> steps, Set<String> used) {
    for (FoldedStep step : steps) {
      used.add(Labels.participant(step.entry()));
      collectParticipants(step.children(), used);
    }
  }

  /** Neighbours that were handed to other threads run side by side. */
  private void drawAll(List<FoldedStep> steps, String caller) {
    int next = 0;
    while (next < steps.size()) {
      int end = next;
      while (end < steps.size() && steps.get(end).first().handedOff()) {
        end++;
      }
      if (end - next > 1) {
        drawParallel(steps.subList(next, end), caller);
        next = end;
      } else {
        draw(steps.get(next), caller);
        next++;
      }
    }
  }

  private void drawParallel(List<FoldedStep> steps, String caller) {
    divider(steps.get(0).entry().section());
    puml.open("par " + Puml.escape(steps.get(0).first().thread()));
    boolean first = true;
    for (FoldedStep step : steps) {
      if (!first) {
        puml.close("else " + Puml.escape(step.first().thread()));
        puml.open("' " + step.first().id());
      }
      first = false;
      draw(step, caller);
    }
    puml.close("end");
  }

  private void draw(FoldedStep step, String caller) {
    divider(step.entry().section());
    String callee = Labels.participant(step.entry());
    boolean loop = step.count() > 1 && !step.children().isEmpty();
    if (loop) {
      puml.open("loop " + step.count() + " times");
    }
    puml.line(alias(caller) + " " + arrow(step) + " " + alias(callee) + " : " + label(step, loop));
    drawAll(step.children(), callee);
    if (loop) {
      puml.close("end");
    }
  }

  private void divider(DocumentSection of) {
    if (section == null || of.compareTo(section) > 0) {
      section = of;
      puml.line("== " + of.number() + "  " + of.title() + " ==");
    }
  }

  private static String arrow(FoldedStep step) {
    String head = step.first().handedOff() ? ">>" : ">";
    if (step.failed()) {
      return "-[" + Puml.RED + "]" + head;
    }
    return (step.open() ? "--" : "-") + head;
  }

  private String label(FoldedStep step, boolean loop) {
    RecordedStep first = step.first();
    String name = Labels.of(first);
    StringBuilder label = new StringBuilder();
    label.append(numbers.number(first.id())).append("  ").append(Puml.escape(name));
    if (step.count() > 1 && !loop) {
      label.append(" ×").append(step.count());
    }
    String linked = Puml.link(first, label.toString());
    if (step.failed()) {
      return linked + " <color:" + Puml.RED + ">failed</color>";
    }
    if (step.open()) {
      return linked + " " + Puml.small("still open");
    }
    return step.durationNanos() < 1_000_000
        ? linked
        : linked + " " + Puml.small(Puml.duration(step.durationNanos()));
  }

  private static String alias(String participant) {
    return "p_" + participant.replaceAll("\\W", "_");
  }
}
