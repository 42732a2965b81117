package dev.kubewalk.cmd.kubeapiserver;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.FileErrors;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.version.VersionInfo;
import dev.kubewalk.tracer.Recorder;
import dev.kubewalk.tracer.RunFacts;
import dev.kubewalk.tracer.StepListener;
import dev.kubewalk.tracer.Trace;
import dev.kubewalk.tracer.jfr.FlightRecorderListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The process: kube-apiserver on the embedded store.
 *
 * <p>Go: cmd/kube-apiserver/apiserver.go (main)
 */
public final class ApiServerMain {
  private ApiServerMain() {}

  public static void main(String[] arguments) {
    System.exit(run(Arrays.asList(arguments)));
  }

  /**
   * Runs the server until a signal stops it. With --trace-file it is recorded; in a JVM whose Flight
   * Recorder is on, the steps are events there.
   */
  public static int run(List<String> flags) {
    Console console = new Console(System.out, System.err, columns());
    SignalHandler signals = new SignalHandler(Runtime.getRuntime()::halt);
    Optional<String> traceFile = TraceFileFlag.find(flags);
    Optional<StepListener> flightRecorder = FlightRecorderListener.ifRecording();
    if (traceFile.isEmpty() && flightRecorder.isEmpty()) {
      return run(flags, console, Trace.off(), signals::setup);
    }
    String cannotWrite = "cannot write --trace-file " + traceFile.orElse("") + ": ";
    try (Recorder recorder = recorder(traceFile)) {
      flightRecorder.ifPresent(recorder::addListener);
      int status = run(flags, console, recorder, signals::setup);
      recorder.close();
      recorder
          .failure()
          .ifPresent(e -> console.err().println("Warning: " + cannotWrite + FileErrors.text(e)));
      return status;
    } catch (IOException e) {
      console.err().println("Error: " + cannotWrite + FileErrors.text(e));
      return 1;
    }
  }

  private static Recorder recorder(Optional<String> traceFile) throws IOException {
    if (traceFile.isEmpty()) {
      return Recorder.withoutFile();
    }
    String startedAt = Clock.system().now().toString();
    RunFacts facts = new RunFacts(VersionInfo.current().gitVersion(), startedAt, Map.of());
    return Recorder.toFile(Path.of(traceFile.get()), facts);
  }

  /**
   * Runs the server in this process, recorded by {@code trace}.
   *
   * @param stop is asked once for the channel that stops the server
   */
  public static int run(
      List<String> flags, Console console, Trace trace, Supplier<StopChannel> stop) {
    return run(flags, console, trace, stop, Environment.embedded());
  }

  /** Runs the server in this process on something else than the embedded store. */
  public static int run(
      List<String> flags,
      Console console,
      Trace trace,
      Supplier<StopChannel> stop,
      Environment environment) {
    GoRoutines go = GoRoutines.forThisJdk();
    Runner runner = new ServerRun(environment, trace, Clock.system(), go, server -> {});
    return new ApiServerCommand(runner, stop, console, trace, Clock.system(), go).execute(flags);
  }

  /** The width of the terminal as the shell tells it; 0 when it does not. */
  private static int columns() {
    String told = System.getenv().getOrDefault("COLUMNS", "");
    return told.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(told) : 0;
  }
}
