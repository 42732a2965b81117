package dev.kubewalk.walkthrough.host;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.cmd.kubeapiserver.ApiServerMain;
import dev.kubewalk.cmd.kubeapiserver.Console;
import dev.kubewalk.cmd.kubeapiserver.Environment;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.tracer.Trace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An API server that runs in a thread of this process, called main as in a process of its own. */
public final class HostedServer {
  private final StopChannel stop;
  private final FutureTask<Integer> status;
  private final Path logFile;

  private HostedServer(StopChannel stop, FutureTask<Integer> status, Path logFile) {
    this.stop = stop;
    this.status = status;
    this.logFile = logFile;
  }

  /**
   * Starts a server and returns.
   *
   * @param logFile is made anew
   * @throws IOException when the log cannot be written
   */
  public static HostedServer start(
      List<String> flags, Path logFile, Trace trace, Environment environment) throws IOException {
    PrintStream log = new PrintStream(logFile.toFile(), StandardCharsets.UTF_8);
    StopChannel stop = new StopChannel();
    FutureTask<Integer> status = new FutureTask<>(() -> {
      try (log) {
        return ApiServerMain.run(flags, new Console(log, log, 0), trace, () -> stop, environment);
      }
    });
    GoRoutines.forThisJdk().goPlatform("main", status);
    return new HostedServer(stop, status, logFile);
  }

  /** Asks the server to stop; does not wait. */
  public void stop() {
    stop.close();
  }

  public boolean hasEnded() {
    return status.isDone();
  }

  /** The exit status; empty when the server has not ended within {@code limit}. */
  public OptionalInt awaitEnd(Duration limit) throws InterruptedException {
    try {
      return OptionalInt.of(status.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return OptionalInt.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the server broke down", e.getCause());
    }
  }

  /** The server's own last words, which name a user's mistake; empty when there are none. */
  public String error() throws IOException {
    String mark = "Error: ";
    return log().stream()
        .filter(line -> line.startsWith(mark))
        .reduce((first, second) -> second)
        .map(line -> line.substring(mark.length()))
        .orElse("");
  }

  /** The lines of the log so far. */
  public List<String> log() throws IOException {
    return Files.readAllLines(logFile);
  }
}
