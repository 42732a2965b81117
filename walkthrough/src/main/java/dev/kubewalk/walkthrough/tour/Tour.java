package dev.kubewalk.walkthrough.tour;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.cmd.kubeapiserver.ApiServerMain;
import dev.kubewalk.cmd.kubeapiserver.Console;
import dev.kubewalk.cmd.kubeapiserver.SignalHandler;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.FileErrors;
import dev.kubewalk.componentbase.version.VersionInfo;
import dev.kubewalk.tracer.Recorder;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.RunFacts;
import dev.kubewalk.tracer.jfr.FlightRecorderListener;
import dev.kubewalk.walkthrough.narration.ConsoleNarrator;
import dev.kubewalk.walkthrough.narration.Language;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A guided start, in this order: record and tell while the server starts; when it is ready, follow
 * two requests through it, write narration, diagrams and report, and say how to reach it; when it is
 * told to stop, tell that too and write everything once more.
 */
public final class Tour {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final Pattern LAST_WORDS = Pattern.compile("(?:Error: |F\\d{4} [^\\]]*\\] )(.*)");

  private final PrintWriter out;
  private final Settings settings;
  private final Clock clock = Clock.system();
  private final Artifacts artifacts;

  /** Why the files of a running server could not be written. */
  private final AtomicReference<IOException> unwritten = new AtomicReference<>();

  /**
   * What the user chose.
   *
   * @param depth of the live narration
   * @param once whether to stop as soon as the server is ready
   */
  public record Settings(Language language, int depth, Path out, boolean once) {}

  public Tour(PrintWriter out, Settings settings) {
    this.out = out;
    this.settings = settings;
    this.artifacts = new Artifacts(out);
  }

  /**
   * @param userFlags for the server; they win over the tour's own
   * @return the server's exit status
   */
  public int run(List<String> userFlags) throws TourFailedException, InterruptedException {
    Path recordingFile = settings.out().resolve("recording.jsonl");
    try {
      Files.createDirectories(settings.out());
      TourFlags flags = TourFlags.of(userFlags, settings.out());
      int status = serve(flags, recordingFile);
      artifacts.all(Recording.load(recordingFile), settings.out());
      if (status != 0) {
        out.println("The server ended with status " + status + "; its log is "
            + settings.out().resolve("server.log"));
      }
      return status;
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private int serve(TourFlags flags, Path recordingFile)
      throws IOException, InterruptedException, TourFailedException {
    long start = clock.nanoTime();
    Path logFile = settings.out().resolve("server.log");
    StopChannel stop = new StopChannel();
    try (Recorder recorder = Recorder.toFile(recordingFile, facts(flags));
        PrintStream log = new PrintStream(logFile.toFile(), StandardCharsets.UTF_8)) {
      FlightRecorderListener.ifRecording().ifPresent(recorder::addListener);
      ConsoleNarrator narrator = new ConsoleNarrator(out, settings.language(), settings.depth());
      recorder.addListener(narrator);
      TourClient client = new TourClient(flags);
      Readiness readiness = new Readiness(client, clock);
      Thread watcher = new Thread(
          () -> {
            if (readiness.await(stop)) {
              out.printf(
                  Locale.ROOT,
                  "%n━━ Ready after %.2f s ━━%n",
                  (clock.nanoTime() - start) / NANOS_PER_SECOND);
              showRequests(client, recordingFile);
              ready(flags, recordingFile, stop);
            }
          },
          "tour-readiness");
      watcher.start();
      Console console = new Console(log, log, 0);
      new SignalHandler(Runtime.getRuntime()::halt).setup().onClose(stop::close);
      int status = ApiServerMain.run(flags.all(), console, recorder, () -> stop);
      stop.close();
      watcher.join();
      recorder.failure().ifPresent(unwritten::set);
      if (unwritten.get() != null) {
        throw unwritten.get();
      }
      if (readiness.wasReady()) {
        narrator.tellRemarks();
      }
      if (status != 0 && !readiness.wasReady()) {
        throw new TourFailedException(lastLine(logFile));
      }
      return status;
    }
  }

  private RunFacts facts(TourFlags flags) {
    String startedAt = clock.now().truncatedTo(ChronoUnit.MILLIS).toString();
    return new RunFacts(VersionInfo.current().gitVersion(), startedAt, flags.asMap());
  }

  /** The last chapter. A server that was started so that nobody may ask it is no failed tour. */
  private void showRequests(TourClient client, Path recordingFile) {
    try {
      new SampleRequests(client, clock).make(recordingFile);
    } catch (IOException e) {
      out.println("The tour's own requests were not answered: " + FileErrors.text(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ready(TourFlags flags, Path recordingFile, StopChannel stop) {
    out.println();
    if (settings.once()) {
      stop.close();
      return;
    }
    try {
      artifacts.all(Recording.load(recordingFile), settings.out());
      Path kubeconfig = settings.out().resolve("kubeconfig");
      Kubeconfig.write(kubeconfig, flags);
      out.println();
      out.println("The server answers at " + flags.url() + ". In another terminal:");
      out.println("  export KUBECONFIG=" + kubeconfig.toAbsolutePath());
      out.println("  kubectl get namespaces");
      out.println("The whole story: " + settings.out().resolve("report.html").toUri());
      out.println("Ctrl-C stops the server.");
      out.flush();
    } catch (IOException e) {
      // A tour that leaves nothing to read is over; serve() says why.
      unwritten.set(e);
      stop.close();
    }
  }

  /** The server's own last words, which name the mistake: of the command, or a fatal log line. */
  private static String lastLine(Path logFile) throws IOException {
    return Files.readAllLines(logFile).stream()
        .map(LAST_WORDS::matcher)
        .filter(Matcher::matches)
        .reduce((first, second) -> second)
        .map(line -> line.group(1))
        .orElse("the server did not start; see " + logFile);
  }

  private TourFailedException cannotWrite(IOException e) {
    return new TourFailedException(
        "cannot write to " + settings.out() + ": " + FileErrors.text(e) + "; choose another --out");
  }
}
