package dev.kubewalk.walkthrough.replay.dap;

import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.replay.Cursor;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.narration.Words;
import dev.kubewalk.walkthrough.replay.Recorded;
import dev.kubewalk.walkthrough.replay.ReplayConsole;
import dev.kubewalk.walkthrough.replay.ReplayText;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.eclipse.lsp4j.debug.OutputEventArguments;
import org.eclipse.lsp4j.debug.OutputEventArgumentsCategory;
import org.eclipse.lsp4j.debug.StoppedEventArguments;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;

/** Tells the IDE where the replay has stopped: the narration for its console, then the event. */
final class Stops {
  static final String STEP = "step";
  static final String BREAKPOINT = "breakpoint";
  static final String END = "end";
  static final String BEGINNING = "beginning";

  private final Recorded recorded;
  private final Cursor cursor;
  private final Breakpoints breakpoints;
  private final Words words;
  private final StringWriter told = new StringWriter();
  private final ReplayText text;

  Stops(Recorded recorded, Cursor cursor, Breakpoints breakpoints, Language language) {
    this.recorded = recorded;
    this.cursor = cursor;
    this.breakpoints = breakpoints;
    this.words = Words.of(ReplayConsole.class, language);
    this.text = new ReplayText(new PrintWriter(told), language, recorded);
  }

  void tell(IDebugProtocolClient ide, String reason, int thread) {
    ide.output(narration());
    StoppedEventArguments stop = new StoppedEventArguments();
    stop.setReason(reason);
    stop.setThreadId(thread);
    stop.setAllThreadsStopped(true);
    switch (reason) {
      case BREAKPOINT ->
        stop.setHitBreakpointIds(breakpoints.numbers(cursor.here().event()));
      case END -> stop.setDescription(end());
      case BEGINNING -> stop.setDescription(words.say("beginning"));
      default -> {}
    }
    ide.stopped(stop);
  }

  private OutputEventArguments narration() {
    told.getBuffer().setLength(0);
    text.stop(cursor.here());
    OutputEventArguments output = new OutputEventArguments();
    output.setCategory(OutputEventArgumentsCategory.CONSOLE);
    output.setOutput(told.toString());
    return output;
  }

  private String end() {
    Recording recording = recorded.timeline().recording();
    return recording.complete()
        ? words.say("end")
        : words.say("cut-off", recording.open().size());
  }
}
