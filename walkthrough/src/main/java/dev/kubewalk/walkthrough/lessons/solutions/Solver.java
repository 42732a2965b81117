package dev.kubewalk.walkthrough.lessons.solutions;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apimachinery.util.wait.Wait;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.walkthrough.lessons.Words;
import dev.kubewalk.walkthrough.lessons.checks.Evidence;
import dev.kubewalk.walkthrough.lessons.checks.LiveServer;
import dev.kubewalk.walkthrough.lessons.checks.Outcome;
import dev.kubewalk.walkthrough.tour.Tour;
import dev.kubewalk.walkthrough.tour.TourFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does exercises. */
public final class Solver {
  private static final int FIRST_REFUSAL = 400;
  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final int TRIES = 100;

  private final PrintWriter out;
  private final Words words;
  private final Tour.Settings tour;
  private final List<String> moreFlags;

  /**
   * @param tour how tours are told, and where they write
   * @param moreFlags for the server of every tour, besides those of the exercise
   */
  public Solver(PrintWriter out, Words words, Tour.Settings tour, List<String> moreFlags) {
    this.out = out;
    this.words = words;
    this.tour = tour;
    this.moreFlags = List.copyOf(moreFlags);
  }

  /**
   * Does one action after the other.
   *
   * @throws SolutionException when one failed; the message is one line for the user
   */
  public void solve(List<Action> actions) throws SolutionException, InterruptedException {
    for (Action action : actions) {
      out.println("$ " + action.command());
      out.flush();
      if (action instanceof TourRun run) {
        run(run);
      } else if (action instanceof RefusedTour refused) {
        expectRefusal(refused);
      } else if (action instanceof Request request) {
        send(request);
      } else if (action instanceof Await await) {
        await(await);
      }
    }
  }

  private void run(TourRun run) throws SolutionException, InterruptedException {
    try {
      int status = start(run.flags());
      if (status != 0) {
        throw new SolutionException(words.of("solve.tour-failed", status));
      }
    } catch (TourFailedException | IOException e) {
      throw new SolutionException(e.getMessage());
    }
  }

  /** What the server says against it is told; one that starts after all is the failure. */
  private void expectRefusal(RefusedTour refused) throws SolutionException, InterruptedException {
    try {
      start(refused.flags());
    } catch (TourFailedException e) {
      out.println("kubewalk: " + e.getMessage());
      return;
    } catch (IOException e) {
      throw new SolutionException(e.getMessage());
    }
    throw new SolutionException(words.of("solve.not-refused"));
  }

  private int start(List<String> asWritten)
      throws TourFailedException, IOException, InterruptedException {
    List<String> flags = new ArrayList<>(asWritten);
    if (flags.stream().anyMatch(flag -> flag.contains("{port}"))) {
      String port = Integer.toString(freePort());
      flags.replaceAll(flag -> flag.replace("{port}", port));
    }
    flags.replaceAll(flag -> flag.replace("{data}", dataFolder()));
    flags.addAll(moreFlags);
    return new Tour(out, tour).run(flags);
  }

  private String dataFolder() {
    String flag = "--data-dir=";
    return moreFlags.stream()
        .filter(given -> given.startsWith(flag))
        .map(given -> given.substring(flag.length()))
        .findFirst()
        .orElse("kubewalk-data");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void await(Await await) throws SolutionException {
    Evidence evidence = new Evidence(Optional.empty(), Optional.of(server()));
    if (!Wait.pollImmediate(
        INTERVAL, TRIES, () -> await.wanted().judge(evidence, words).holds(), new StopChannel())) {
      Outcome last = await.wanted().judge(evidence, words);
      throw new SolutionException(words.of("solve.awaited", last.wanted(), last.found()));
    }
  }

  private LiveServer server() throws SolutionException {
    return LiveServer.of(tour.out().resolve("kubeconfig"))
        .orElseThrow(() -> new SolutionException(words.of("found.no-server")));
  }

  private void send(Request request) throws SolutionException {
    LiveServer server = server();
    try {
      String body = request.body() == null ? "" : request.body().toString();
      LiveServer.Response answer = request.recorded()
          ? server.sendRecorded(request.method(), request.path(), body)
          : server.send(request.method(), request.path(), body);
      out.println(answer.status() + " " + request.method() + " " + request.path());
      if (answer.status() >= FIRST_REFUSAL) {
        throw new SolutionException(words.of("solve.refused", answer.body().strip()));
      }
      if (request.recorded()) {
        awaitRecorded(request.path());
      }
    } catch (IOException e) {
      throw new SolutionException(words.of("found.no-server"));
    }
  }

  /** The answer is there before the recording is: its file is written a little later. */
  private void awaitRecorded(String path) throws SolutionException {
    Path recording = tour.out().resolve("recording.jsonl");
    if (!Wait.pollImmediate(
        INTERVAL, TRIES, () -> isRecorded(recording, path), new StopChannel())) {
      throw new SolutionException(path + ": " + words.of("found.not-performed"));
    }
  }

  private static boolean isRecorded(Path recording, String path) {
    try {
      return Recording.load(recording).performances(Steps.SERVE_REQUEST).stream()
          .anyMatch(
              step -> !step.isOpen() && step.note("path").filter(path::equals).isPresent());
    } catch (IOException notYet) {
      return false;
    }
  }
}
