package dev.kubewalk.walkthrough.labs;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.cmd.kubeapiserver.Environment;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.version.VersionInfo;
import dev.kubewalk.tracer.Recorder;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.RunFacts;
import dev.kubewalk.walkthrough.host.Answer;
import dev.kubewalk.walkthrough.host.Client;
import dev.kubewalk.walkthrough.host.HostedServer;
import dev.kubewalk.walkthrough.tour.TourFlags;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One run of a server in a new folder, on free ports, with a fault or without: started, looked at
 * when nothing changes any more, and stopped. It takes a bounded time whatever the fault does.
 */
final class Experiment {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

  /** How long the red checks must stay the same at least. */
  private static final Duration STEADY = Duration.ofMillis(2500);

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration EVENTUALLY = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** For looking at the server while it starts: enough for the slow one, too. */
  private static final Duration GLANCE = Duration.ofSeconds(3);

  private final Path folder;
  private final Clock clock = Clock.system();
  private final TourFlags flags;
  private final Client secure;
  private final Client insecure;

  /**
   * @param folder for log, recording and token; what is there from before is overwritten
   * @param data a new folder for the store and the certificates
   */
  Experiment(Path folder, Path data) throws IOException {
    this.folder = requireNonNull(folder);
    Files.createDirectories(folder);
    try (ServerSocket one = new ServerSocket(0);
        ServerSocket two = new ServerSocket(0)) {
      this.flags = TourFlags.of(
          List.of(
              "--secure-port=" + one.getLocalPort(),
              "--insecure-port=" + two.getLocalPort(),
              "--data-dir=" + data,
              "-v=2"),
          folder);
    }
    this.secure =
        new Client(flags.securePort(), Optional.of(flags.certificate()), flags.token(), PATIENCE);
    this.insecure = new Client(flags.insecurePort(), Optional.empty(), "", PATIENCE);
  }

  /** Runs a sound server until it is ready. */
  Observation healthy(List<Question> questions) throws IOException, InterruptedException {
    try (Recorder recorder = recorder()) {
      HostedServer server =
          HostedServer.start(flags.all(), logFile(), recorder, Environment.embedded());
      try {
        return observe(server, recorder, questions, new Patience(Optional.empty(), START_LIMIT));
      } finally {
        server.stop();
        server.awaitEnd(STOP_LIMIT);
      }
    }
  }

  /**
   * Runs a server with a fault until it ends, or nothing has changed for as long as a healthy one
   * needs to start on this machine.
   */
  Observation broken(Lab lab, Observation healthy) throws IOException, InterruptedException {
    Bench bench = new Bench(flags, new StopChannel(), new StopChannel());
    try (Recorder recorder = recorder()) {
      HostedServer server = HostedServer.start(
          flags.all(),
          logFile(),
          new FaultTrace(recorder, lab.fault(), bench),
          lab.fault().environment(Environment.embedded(), bench));
      try {
        Duration steady = healthy.after().compareTo(STEADY) > 0 ? healthy.after() : STEADY;
        return observe(server, recorder, lab.questions(), new Patience(Optional.of(bench), steady));
      } finally {
        bench.over().close();
        server.stop();
        server.awaitEnd(STOP_LIMIT);
      }
    }
  }

  private Recorder recorder() throws IOException {
    String startedAt = clock.now().toString();
    return Recorder.toFile(
        recordingFile(),
        new RunFacts(VersionInfo.current().gitVersion(), startedAt, flags.asMap()));
  }

  /**
   * When to look.
   *
   * @param bench on which a fault has to have struck
   * @param steady how long nothing has to have changed
   */
  private record Patience(Optional<Bench> bench, Duration steady) {
    boolean hasStruck() {
      return bench.isEmpty() || bench.get().struck().isClosed();
    }
  }

  private Observation observe(
      HostedServer server, Recorder recorder, List<Question> questions, Patience patience)
      throws IOException, InterruptedException {
    long start = clock.nanoTime();
    settle(server, patience, start);
    Duration after = Duration.ofNanos(clock.nanoTime() - start);
    OptionalInt status = server.awaitEnd(Duration.ZERO);
    if (status.isPresent()) {
      recorder.close();
      Answer closed = new Answer(Answer.Outcome.CLOSED, "", 0, "", Duration.ZERO);
      Observation.Health none = new Observation.Health(closed, Map.of());
      Observation.Evidence evidence = evidence(server, recorder);
      Duration lived = Duration.ofNanos(evidence.recording().lastNanos());
      return new Observation(
          status, server.error(), lived, none, none, Map.of(), Map.of(), evidence);
    }
    Observation.Health readyz = health("/readyz");
    Observation.Health livez = health("/livez");
    Observation.Evidence evidence = evidence(server, recorder);
    Client nobody = new Client(flags.securePort(), Optional.of(flags.certificate()), "", PATIENCE);
    Map<Question, Answer> answers = ask(secure, nobody, questions);
    Map<Question, Answer> insecureAnswers = ask(insecure, insecure, reads(questions));
    return new Observation(status, "", after, readyz, livez, answers, insecureAnswers, evidence);
  }

  private Observation.Evidence evidence(HostedServer server, Recorder recorder) throws IOException {
    return new Observation.Evidence(
        Complaints.of(server.log()), Recording.load(recordingFile()), recorder.now());
  }

  private void settle(HostedServer server, Patience patience, long start)
      throws InterruptedException {
    Client glancing =
        new Client(flags.securePort(), Optional.of(flags.certificate()), flags.token(), GLANCE);
    List<String> red = List.of();
    long since = start;
    while (!server.hasEnded() && clock.nanoTime() - start < START_LIMIT.toNanos()) {
      boolean struck = patience.hasStruck();
      Answer ready = Files.exists(flags.certificate()) ? glancing.get("/readyz") : null;
      if (struck && ready != null && ready.isOk()) {
        return;
      }
      boolean same =
          ready != null && ready.status() != 0 && ready.failedChecks().equals(red);
      if (!struck || !same) {
        red = ready == null ? List.of() : ready.failedChecks();
        since = clock.nanoTime();
      } else if (clock.nanoTime() - since > patience.steady().toNanos()) {
        return;
      }
      clock.sleep(PAUSE);
    }
  }

  private Observation.Health health(String path) {
    Answer answer = secure.get(path);
    Map<String, String> reasons = new LinkedHashMap<>();
    for (String check : answer.failedChecks()) {
      String told = secure.get(path + "/" + check).body().strip();
      reasons.put(check, told.replace("internal server error: ", ""));
    }
    return new Observation.Health(answer, reasons);
  }

  /** Writes are asked once, or the second would find what the first made. */
  private static List<Question> reads(List<Question> questions) {
    return questions.stream().filter(question -> question.body().isEmpty()).toList();
  }

  private Map<Question, Answer> ask(Client administrator, Client nobody, List<Question> questions)
      throws InterruptedException {
    Map<Question, Answer> answers = new LinkedHashMap<>();
    for (Question question : questions) {
      long start = clock.nanoTime();
      boolean anonymous = question.how() == Question.How.ANONYMOUSLY;
      Client client = anonymous ? nobody : administrator;
      Answer answer = client.ask(question.method(), question.path(), question.body());
      while (question.how() == Question.How.EVENTUALLY
          && !answer.isOk()
          && clock.nanoTime() - start < EVENTUALLY.toNanos()) {
        clock.sleep(PAUSE);
        answer = client.ask(question.method(), question.path(), question.body());
      }
      answers.put(question, answer);
    }
    return answers;
  }

  Path recordingFile() {
    return folder.resolve("recording.jsonl");
  }

  Path logFile() {
    return folder.resolve("server.log");
  }
}
