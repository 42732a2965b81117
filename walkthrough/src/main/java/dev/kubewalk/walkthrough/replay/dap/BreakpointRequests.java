package dev.kubewalk.walkthrough.replay.dap;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.scan.StepLocationScanner.Use;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.narration.Words;
import dev.kubewalk.walkthrough.replay.Recorded;
import dev.kubewalk.walkthrough.replay.ReplayConsole;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.debug.Breakpoint;
import org.eclipse.lsp4j.debug.BreakpointNotVerifiedReason;
import org.eclipse.lsp4j.debug.ExceptionBreakpointsFilter;
import org.eclipse.lsp4j.debug.FunctionBreakpoint;
import org.eclipse.lsp4j.debug.SetBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetFunctionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetFunctionBreakpointsResponse;
import org.eclipse.lsp4j.debug.SourceBreakpoint;

/**
 * What the IDE asks for in breakpoints: lines that perform steps, names of steps, and failures. A
 * breakpoint that can never be hit is refused with the reason, so that the IDE shows it hollow.
 */
final class BreakpointRequests {
  private static final String FAILED = "failed";

  private final Recorded recorded;
  private final SourcePlaces places;
  private final Words words;
  private final Breakpoints points = new Breakpoints();
  private int lineOffset;

  BreakpointRequests(Recorded recorded, SourcePlaces places, Language language) {
    this.recorded = recorded;
    this.places = places;
    this.words = Words.of(ReplayConsole.class, language);
  }

  void countLinesFromZero() {
    lineOffset = -1;
  }

  Breakpoints points() {
    return points;
  }

  SetBreakpointsResponse inSource(SetBreakpointsArguments wanted) {
    String path = Objects.requireNonNullElse(wanted.getSource().getPath(), "");
    points.clearFile(path);
    SourceBreakpoint[] lines =
        wanted.getBreakpoints() == null ? new SourceBreakpoint[0] : wanted.getBreakpoints();
    SetBreakpointsResponse response = new SetBreakpointsResponse();
    response.setBreakpoints(Arrays.stream(lines)
        .map(line -> atLine(path, line.getLine() - lineOffset))
        .toArray(Breakpoint[]::new));
    return response;
  }

  private Breakpoint atLine(String path, int line) {
    Path file = path.startsWith("file:") ? Path.of(URI.create(path)) : Path.of(path);
    List<Use> uses = places.at(file, line);
    if (uses.isEmpty()) {
      return refused("dap-elsewhere");
    }
    Set<Steps> entries = uses.stream().map(Use::step).collect(Collectors.toSet());
    Breakpoint breakpoint = refused("dap-unperformed");
    if (isPerformed(entries)) {
      breakpoint = accepted(points.addInFile(path, step -> entries.contains(step.entry())));
    }
    breakpoint.setSource(Frames.source(new SourcePlaces.Place(file, line)));
    breakpoint.setLine(uses.get(0).line() + lineOffset);
    return breakpoint;
  }

  private boolean isPerformed(Set<Steps> entries) {
    return recorded.timeline().recording().steps().stream()
        .map(RecordedStep::entry)
        .anyMatch(entries::contains);
  }

  SetFunctionBreakpointsResponse named(SetFunctionBreakpointsArguments wanted) {
    points.clearNamed();
    SetFunctionBreakpointsResponse response = new SetFunctionBreakpointsResponse();
    response.setBreakpoints(Arrays.stream(wanted.getBreakpoints())
        .map(FunctionBreakpoint::getName)
        .map(this::atStep)
        .toArray(Breakpoint[]::new));
    return response;
  }

  private Breakpoint atStep(String name) {
    return recorded.has(name)
        ? accepted(points.addNamed(recorded.called(name)))
        : refused("dap-unknown");
  }

  /** The one kind of failure that there is, for the IDE to offer. */
  ExceptionBreakpointsFilter failures() {
    ExceptionBreakpointsFilter filter = new ExceptionBreakpointsFilter();
    filter.setFilter(FAILED);
    filter.setLabel(words.say("dap-failures"));
    filter.setDefault_(false);
    return filter;
  }

  SetExceptionBreakpointsResponse atFailures(SetExceptionBreakpointsArguments wanted) {
    points.stopAtFailures(Arrays.asList(wanted.getFilters()).contains(FAILED));
    return new SetExceptionBreakpointsResponse();
  }

  private static Breakpoint accepted(int id) {
    Breakpoint breakpoint = new Breakpoint();
    breakpoint.setVerified(true);
    breakpoint.setId(id);
    return breakpoint;
  }

  private Breakpoint refused(String why) {
    Breakpoint breakpoint = new Breakpoint();
    breakpoint.setVerified(false);
    breakpoint.setReason(BreakpointNotVerifiedReason.FAILED);
    breakpoint.setMessage(words.say(why));
    return breakpoint;
  }
}
