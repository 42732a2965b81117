package dev.kubewalk.walkthrough.replay.dap;

import dev.kubewalk.componentbase.GoRoutines;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.eclipse.lsp4j.debug.Breakpoint;
import org.eclipse.lsp4j.debug.Capabilities;
import org.eclipse.lsp4j.debug.ConfigurationDoneArguments;
import org.eclipse.lsp4j.debug.ContinueArguments;
import org.eclipse.lsp4j.debug.DisconnectArguments;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.FunctionBreakpoint;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.NextArguments;
import org.eclipse.lsp4j.debug.OutputEventArguments;
import org.eclipse.lsp4j.debug.PauseArguments;
import org.eclipse.lsp4j.debug.ReverseContinueArguments;
import org.eclipse.lsp4j.debug.Scope;
import org.eclipse.lsp4j.debug.ScopesArguments;
import org.eclipse.lsp4j.debug.SetBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetFunctionBreakpointsArguments;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.SourceBreakpoint;
import org.eclipse.lsp4j.debug.StackFrame;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StepBackArguments;
import org.eclipse.lsp4j.debug.StepInArguments;
import org.eclipse.lsp4j.debug.StepOutArguments;
import org.eclipse.lsp4j.debug.StoppedEventArguments;
import org.eclipse.lsp4j.debug.TerminateArguments;
import org.eclipse.lsp4j.debug.TerminatedEventArguments;
import org.eclipse.lsp4j.debug.Thread;
import org.eclipse.lsp4j.debug.Variable;
import org.eclipse.lsp4j.debug.VariablesArguments;
import org.eclipse.lsp4j.debug.launch.DSPLauncher;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.eclipse.lsp4j.debug.services.IDebugProtocolServer;
import org.eclipse.lsp4j.jsonrpc.Launcher;

/** What an IDE does, over a socket. A move gives the reason of the stop and the top frame's name. */
final class Debugger implements IDebugProtocolClient, AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final Socket socket;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(GoRoutines.forThisJdk().threads("debugger-"));
  private final BlockingQueue<StoppedEventArguments> stops = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> initialized = new CompletableFuture<>();
  private final CompletableFuture<Void> terminated = new CompletableFuture<>();
  private final Queue<String> console = new ConcurrentLinkedQueue<>();
  private IDebugProtocolServer adapter;
  private Future<Void> reading;
  private Capabilities capabilities;
  private StoppedEventArguments stop;

  private Debugger(Socket socket) {
    this.socket = socket;
  }

  static Debugger attach(int port) throws Exception {
    Debugger debugger = new Debugger(new Socket("127.0.0.1", port));
    Launcher<IDebugProtocolServer> launcher = DSPLauncher.createClientLauncher(
        debugger,
        debugger.socket.getInputStream(),
        debugger.socket.getOutputStream(),
        debugger.reader,
        UnaryOperator.identity());
    debugger.adapter = launcher.getRemoteProxy();
    debugger.reading = launcher.startListening();
    InitializeRequestArguments arguments = new InitializeRequestArguments();
    arguments.setAdapterID("kubewalk");
    debugger.capabilities = get(debugger.adapter.initialize(arguments));
    get(debugger.initialized);
    return debugger;
  }

  private static <T> T get(CompletableFuture<T> answer) throws Exception {
    return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  Capabilities capabilities() {
    return capabilities;
  }

  /** Attaches, says that the breakpoints are set, and waits for the first stop. */
  String begin(Map<String, Object> arguments) throws Exception {
    get(adapter.attach(arguments));
    get(adapter.configurationDone(new ConfigurationDoneArguments()));
    return stopped();
  }

  String next() throws Exception {
    NextArguments arguments = new NextArguments();
    arguments.setThreadId(stop.getThreadId());
    get(adapter.next(arguments));
    return stopped();
  }

  String stepIn() throws Exception {
    StepInArguments arguments = new StepInArguments();
    arguments.setThreadId(stop.getThreadId());
    get(adapter.stepIn(arguments));
    return stopped();
  }

  String stepOut() throws Exception {
    StepOutArguments arguments = new StepOutArguments();
    arguments.setThreadId(stop.getThreadId());
    get(adapter.stepOut(arguments));
    return stopped();
  }

  String stepBack() throws Exception {
    StepBackArguments arguments = new StepBackArguments();
    arguments.setThreadId(stop.getThreadId());
    get(adapter.stepBack(arguments));
    return stopped();
  }

  String resume() throws Exception {
    ContinueArguments arguments = new ContinueArguments();
    arguments.setThreadId(stop.getThreadId());
    get(adapter.continue_(arguments));
    return stopped();
  }

  String reverse() throws Exception {
    ReverseContinueArguments arguments = new ReverseContinueArguments();
    arguments.setThreadId(stop.getThreadId());
    get(adapter.reverseContinue(arguments));
    return stopped();
  }

  String pause() throws Exception {
    PauseArguments arguments = new PauseArguments();
    arguments.setThreadId(stop.getThreadId());
    get(adapter.pause(arguments));
    return stopped();
  }

  boolean terminate() throws Exception {
    get(adapter.terminate(new TerminateArguments()));
    get(terminated);
    return terminated.isDone();
  }

  /** Disconnects and waits until the adapter has closed the connection. */
  void disconnect() throws Exception {
    get(adapter.disconnect(new DisconnectArguments()));
    reading.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  List<Breakpoint> breakAt(String... names) throws Exception {
    SetFunctionBreakpointsArguments arguments = new SetFunctionBreakpointsArguments();
    arguments.setBreakpoints(Arrays.stream(names)
        .map(name -> {
          FunctionBreakpoint breakpoint = new FunctionBreakpoint();
          breakpoint.setName(name);
          return breakpoint;
        })
        .toArray(FunctionBreakpoint[]::new));
    return List.of(get(adapter.setFunctionBreakpoints(arguments)).getBreakpoints());
  }

  List<Breakpoint> breakAt(Path file, int... lines) throws Exception {
    Source source = new Source();
    source.setPath(file.toString());
    SetBreakpointsArguments arguments = new SetBreakpointsArguments();
    arguments.setSource(source);
    arguments.setBreakpoints(IntStream.of(lines)
        .mapToObj(line -> {
          SourceBreakpoint breakpoint = new SourceBreakpoint();
          breakpoint.setLine(line);
          return breakpoint;
        })
        .toArray(SourceBreakpoint[]::new));
    return List.of(get(adapter.setBreakpoints(arguments)).getBreakpoints());
  }

  void breakAtFailures() throws Exception {
    SetExceptionBreakpointsArguments arguments = new SetExceptionBreakpointsArguments();
    arguments.setFilters(new String[] {"failed"});
    get(adapter.setExceptionBreakpoints(arguments));
  }

  Integer[] hit() {
    return stop.getHitBreakpointIds();
  }

  List<String> threads() throws Exception {
    return Arrays.stream(get(adapter.threads()).getThreads())
        .map(Thread::getName)
        .toList();
  }

  List<StackFrame> stack() throws Exception {
    StackTraceArguments arguments = new StackTraceArguments();
    arguments.setThreadId(stop.getThreadId());
    return List.of(get(adapter.stackTrace(arguments)).getStackFrames());
  }

  /** A scope of the top frame, opened completely: names are joined from the outermost on. */
  Map<String, String> variables(String scope) throws Exception {
    ScopesArguments arguments = new ScopesArguments();
    arguments.setFrameId(stack().get(0).getId());
    Map<String, String> found = new LinkedHashMap<>();
    for (Scope each : get(adapter.scopes(arguments)).getScopes()) {
      if (each.getName().equals(scope)) {
        open("", each.getVariablesReference(), found);
      }
    }
    return found;
  }

  private void open(String prefix, int branch, Map<String, String> found) throws Exception {
    VariablesArguments arguments = new VariablesArguments();
    arguments.setVariablesReference(branch);
    for (Variable variable : get(adapter.variables(arguments)).getVariables()) {
      String name = prefix + variable.getName();
      found.put(name, variable.getValue());
      if (variable.getVariablesReference() > 0) {
        open(name, variable.getVariablesReference(), found);
      }
    }
  }

  /** A watched name in the top frame. */
  String value(String name) throws Exception {
    EvaluateArguments arguments = new EvaluateArguments();
    arguments.setExpression(name);
    arguments.setFrameId(stack().get(0).getId());
    return get(adapter.evaluate(arguments)).getResult();
  }

  String console() {
    return String.join("", console);
  }

  private String stopped() throws Exception {
    stop = stops.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (stop == null) {
      throw new AssertionError("the adapter does not say where it stopped");
    }
    return stop.getReason() + " " + stack().get(0).getName();
  }

  @Override
  public void initialized() {
    initialized.complete(null);
  }

  @Override
  public void stopped(StoppedEventArguments event) {
    stops.add(event);
  }

  @Override
  public void output(OutputEventArguments event) {
    console.add(event.getOutput());
  }

  @Override
  public void terminated(TerminatedEventArguments event) {
    terminated.complete(null);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    reader.shutdownNow();
  }
}
