package dev.kubewalk.walkthrough.replay.dap;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.replay.Cursor;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.replay.Recorded;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.debug.Capabilities;
import org.eclipse.lsp4j.debug.ConfigurationDoneArguments;
import org.eclipse.lsp4j.debug.ContinueArguments;
import org.eclipse.lsp4j.debug.ContinueResponse;
import org.eclipse.lsp4j.debug.DisconnectArguments;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.EvaluateResponse;
import org.eclipse.lsp4j.debug.ExceptionBreakpointsFilter;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.NextArguments;
import org.eclipse.lsp4j.debug.PauseArguments;
import org.eclipse.lsp4j.debug.ReverseContinueArguments;
import org.eclipse.lsp4j.debug.ScopesArguments;
import org.eclipse.lsp4j.debug.ScopesResponse;
import org.eclipse.lsp4j.debug.SetBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetFunctionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetFunctionBreakpointsResponse;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StackTraceResponse;
import org.eclipse.lsp4j.debug.StepBackArguments;
import org.eclipse.lsp4j.debug.StepInArguments;
import org.eclipse.lsp4j.debug.StepOutArguments;
import org.eclipse.lsp4j.debug.TerminateArguments;
import org.eclipse.lsp4j.debug.TerminatedEventArguments;
import org.eclipse.lsp4j.debug.ThreadsResponse;
import org.eclipse.lsp4j.debug.VariablesArguments;
import org.eclipse.lsp4j.debug.VariablesResponse;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.eclipse.lsp4j.debug.services.IDebugProtocolServer;

/**
 * A replay as a debugger drives it: every request is done at once, and word of where the replay
 * stopped follows. Steps stay with their thread; what a thread cannot do any more goes to the next
 * thing that any thread did.
 */
public final class ReplayAdapter implements IDebugProtocolServer {
  private final Cursor cursor;
  private final DebugView view;
  private final BreakpointRequests breakpoints;
  private final Stops stops;
  private Outbox outbox;
  private IDebugProtocolClient client;
  private Runnable hangUp;
  private boolean stopOnEntry = true;

  /**
   * @param cursor where the replay begins; the adapter moves it
   * @param places where the IDE finds the sources
   */
  public ReplayAdapter(Recorded recorded, Cursor cursor, SourcePlaces places, Language language) {
    this.cursor = cursor;
    this.view = new DebugView(recorded, cursor, places, language);
    this.breakpoints = new BreakpointRequests(recorded, places, language);
    this.stops = new Stops(recorded, cursor, breakpoints.points(), language);
    cursor.breakAt(breakpoints.points()::hits);
  }

  /** Called once, before any request comes. */
  void connect(IDebugProtocolClient ide, Outbox later, Runnable close) {
    this.client = ide;
    this.outbox = later;
    this.hangUp = close;
  }

  @Override
  public CompletableFuture<Capabilities> initialize(InitializeRequestArguments arguments) {
    if (Boolean.FALSE.equals(arguments.getLinesStartAt1())) {
      view.countLinesFromZero();
      breakpoints.countLinesFromZero();
    }
    Capabilities capabilities = new Capabilities();
    capabilities.setSupportsStepBack(true);
    capabilities.setSupportsConfigurationDoneRequest(true);
    capabilities.setSupportsFunctionBreakpoints(true);
    capabilities.setSupportsTerminateRequest(true);
    capabilities.setSupportsDelayedStackTraceLoading(true);
    ExceptionBreakpointsFilter failures = breakpoints.failures();
    capabilities.setExceptionBreakpointFilters(new ExceptionBreakpointsFilter[] {failures});
    outbox.later(client::initialized);
    return completedFuture(capabilities);
  }

  @Override
  public CompletableFuture<Void> launch(Map<String, Object> arguments) {
    stopOnEntry = !Boolean.FALSE.equals(arguments.get("stopOnEntry"));
    return done();
  }

  @Override
  public CompletableFuture<Void> attach(Map<String, Object> arguments) {
    return launch(arguments);
  }

  @Override
  public CompletableFuture<Void> configurationDone(ConfigurationDoneArguments arguments) {
    if (stopOnEntry) {
      return stopped("entry");
    }
    return stopped(cursor.resume() ? Stops.BREAKPOINT : Stops.END);
  }

  @Override
  public CompletableFuture<SetBreakpointsResponse> setBreakpoints(
      SetBreakpointsArguments arguments) {
    return completedFuture(breakpoints.inSource(arguments));
  }

  @Override
  public CompletableFuture<SetFunctionBreakpointsResponse> setFunctionBreakpoints(
      SetFunctionBreakpointsArguments arguments) {
    return completedFuture(breakpoints.named(arguments));
  }

  @Override
  public CompletableFuture<SetExceptionBreakpointsResponse> setExceptionBreakpoints(
      SetExceptionBreakpointsArguments arguments) {
    return completedFuture(breakpoints.atFailures(arguments));
  }

  @Override
  public CompletableFuture<ThreadsResponse> threads() {
    return completedFuture(view.threads());
  }

  @Override
  public CompletableFuture<StackTraceResponse> stackTrace(StackTraceArguments arguments) {
    return completedFuture(view.stackTrace(arguments));
  }

  @Override
  public CompletableFuture<ScopesResponse> scopes(ScopesArguments arguments) {
    return completedFuture(view.scopes(arguments.getFrameId()));
  }

  @Override
  public CompletableFuture<VariablesResponse> variables(VariablesArguments arguments) {
    return completedFuture(view.variables(arguments.getVariablesReference()));
  }

  @Override
  public CompletableFuture<EvaluateResponse> evaluate(EvaluateArguments arguments) {
    return completedFuture(view.evaluate(arguments));
  }

  @Override
  public CompletableFuture<Void> next(NextArguments arguments) {
    return stepped(cursor.over(top(arguments.getThreadId())) || cursor.next());
  }

  @Override
  public CompletableFuture<Void> stepIn(StepInArguments arguments) {
    return stepped(cursor.next(view.thread(arguments.getThreadId())) || cursor.next());
  }

  @Override
  public CompletableFuture<Void> stepOut(StepOutArguments arguments) {
    return stepped(cursor.out(top(arguments.getThreadId())) || cursor.next());
  }

  @Override
  public CompletableFuture<Void> stepBack(StepBackArguments arguments) {
    boolean moved = cursor.backOver(top(arguments.getThreadId())) || cursor.back();
    return stopped(moved ? Stops.STEP : Stops.BEGINNING);
  }

  @Override
  public CompletableFuture<ContinueResponse> continue_(ContinueArguments arguments) {
    ContinueResponse response = new ContinueResponse();
    response.setAllThreadsContinued(true);
    return stopped(cursor.resume() ? Stops.BREAKPOINT : Stops.END).thenApply(done -> response);
  }

  @Override
  public CompletableFuture<Void> reverseContinue(ReverseContinueArguments arguments) {
    return stopped(cursor.reverse() ? Stops.BREAKPOINT : Stops.BEGINNING);
  }

  /** A recording stands still between two requests anyway. */
  @Override
  public CompletableFuture<Void> pause(PauseArguments arguments) {
    return stopped("pause");
  }

  @Override
  public CompletableFuture<Void> terminate(TerminateArguments arguments) {
    outbox.later(() -> client.terminated(new TerminatedEventArguments()));
    return done();
  }

  @Override
  public CompletableFuture<Void> disconnect(DisconnectArguments arguments) {
    outbox.later(hangUp);
    return done();
  }

  private RecordedStep top(int thread) {
    return cursor.here().stack(view.thread(thread)).get(0);
  }

  private CompletableFuture<Void> stepped(boolean moved) {
    return stopped(moved ? Stops.STEP : Stops.END);
  }

  private CompletableFuture<Void> stopped(String reason) {
    view.forget();
    outbox.later(() -> stops.tell(client, reason, view.number(cursor.here().thread())));
    return done();
  }

  private static CompletableFuture<Void> done() {
    return completedFuture(null);
  }
}
