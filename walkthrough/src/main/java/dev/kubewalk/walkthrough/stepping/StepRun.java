package dev.kubewalk.walkthrough.stepping;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.cmd.kubeapiserver.Environment;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.version.VersionInfo;
import dev.kubewalk.tracer.Recorder;
import dev.kubewalk.tracer.RunFacts;
import dev.kubewalk.tracer.gate.Gate;
import dev.kubewalk.walkthrough.host.HostedServer;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.narration.LiveNumbering;
import dev.kubewalk.walkthrough.narration.Words;
import dev.kubewalk.walkthrough.tour.TourFailedException;
import dev.kubewalk.walkthrough.tour.TourFlags;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Starts the real server behind a gate, lets the user walk it, and takes everything down again:
 * whatever ends the conversation, the gate is opened and the server asked to stop.
 */
public final class StepRun {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  /** As kube-apiserver v1.18 has it, so that both of its doors can be looked at. */
  private static final String INSECURE_PORT = "--insecure-port=8080";

  private final PrintWriter out;
  private final Settings settings;
  private final Words words;

  /**
   * What the user chose.
   *
   * @param runTo a step to run to before the first stop
   * @param out folder for log, recording and token
   */
  public record Settings(Language language, StopFilter filter, Optional<String> runTo, Path out) {
    public Settings {
      requireNonNull(language);
      requireNonNull(filter);
      requireNonNull(runTo);
      requireNonNull(out);
    }
  }

  public StepRun(PrintWriter out, Settings settings) {
    this.out = requireNonNull(out);
    this.settings = requireNonNull(settings);
    this.words = Words.of(Stepper.class, settings.language());
  }

  /**
   * @param userFlags for the server; they win over our own
   * @return the server's exit status
   * @throws TourFailedException when the server could not start
   */
  public int run(List<String> userFlags) throws TourFailedException, InterruptedException {
    try {
      Files.createDirectories(settings.out());
      List<String> given = new ArrayList<>(List.of(INSECURE_PORT));
      given.addAll(userFlags);
      TourFlags flags = TourFlags.of(given, settings.out());
      try (Recorder recorder = Recorder.toFile(recordingFile(), facts(flags))) {
        return walk(flags, recorder);
      }
    } catch (IOException e) {
      throw new TourFailedException(
          "cannot write to " + settings.out() + ": " + e.getMessage() + "; choose another --out");
    }
  }

  private int walk(TourFlags flags, Recorder recorder)
      throws IOException, InterruptedException, TourFailedException {
    LiveNumbering numbering = new LiveNumbering();
    StepNames names = new StepNames(numbering);
    Gate gate = new Gate(settings.filter().predicate(numbering, names), recorder::stack);
    recorder.addListener(numbering);
    recorder.addListener(gate);
    settings.runTo().ifPresent(step -> gate.runTo(names.called(step)));
    try (Prompt prompt = Prompt.open(out)) {
      prompt.interruptOnSignal();
      HostedServer server =
          HostedServer.start(flags.all(), logFile(), recorder, Environment.embedded());
      out.println(words.say("welcome"));
      out.println(words.say("where", logFile(), recordingFile()));
      Stepper.View view = new Stepper.View(
          out,
          words,
          new StopText(out, settings.language(), numbering),
          new ClientView(words, flags));
      try {
        new Stepper(view, gate, names, server, prompt).converse();
      } catch (InterruptedException stopAsked) {
        out.println();
      }
      return stop(server, gate);
    }
  }

  private int stop(HostedServer server, Gate gate)
      throws InterruptedException, IOException, TourFailedException {
    boolean byItself = server.hasEnded();
    if (!byItself) {
      out.println(words.say("stopping"));
      out.flush();
    }
    gate.open();
    server.stop();
    OptionalInt status = awaitEnd(server);
    if (status.isEmpty()) {
      out.println(words.say("not-stopped", STOP_LIMIT.toSeconds()));
      return 1;
    }
    String error = server.error();
    if (!error.isEmpty()) {
      throw new TourFailedException(error);
    }
    out.println(words.say(byItself ? "ended" : "stopped", status.getAsInt()));
    return status.getAsInt();
  }

  /** A signal that comes while the server stops asks for what is being done already. */
  private static OptionalInt awaitEnd(HostedServer server) throws InterruptedException {
    try {
      return server.awaitEnd(STOP_LIMIT);
    } catch (InterruptedException alreadyStopping) {
      return server.awaitEnd(STOP_LIMIT);
    }
  }

  private RunFacts facts(TourFlags flags) {
    String startedAt = Clock.system().now().truncatedTo(ChronoUnit.MILLIS).toString();
    return new RunFacts(VersionInfo.current().gitVersion(), startedAt, flags.asMap());
  }

  private Path recordingFile() {
    return settings.out().resolve("recording.jsonl");
  }

  private Path logFile() {
    return settings.out().resolve("server.log");
  }
}
