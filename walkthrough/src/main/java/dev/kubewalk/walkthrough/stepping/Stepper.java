package dev.kubewalk.walkthrough.stepping;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.tracer.gate.Gate;
import dev.kubewalk.tracer.gate.Hold;
import dev.kubewalk.walkthrough.host.HostedServer;
import dev.kubewalk.walkthrough.narration.Words;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The conversation with the user: waits until a thread is held, tells about it, does what the user
 * says. It stays with one thread as long as that one comes to further steps, and takes up another
 * when it does not.
 */
final class Stepper {
  /** How long the current thread may work before another that waits is shown. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration SLICE = Duration.ofMillis(50);
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final PrintWriter out;
  private final Words words;
  private final StopText text;
  private final Gate gate;
  private final StepNames names;
  private final HostedServer server;
  private final ClientView client;
  private final Prompt prompt;
  private final Clock clock = Clock.system();

  private Optional<Hold> held = Optional.empty();
  private String thread = "";

  /** What happens after a command. */
  private enum After {
    ASK_AGAIN,
    LOOK,
    QUIT
  }

  /** What the user looks at. */
  record View(PrintWriter out, Words words, StopText text, ClientView client) {}

  Stepper(View view, Gate gate, StepNames names, HostedServer server, Prompt prompt) {
    this.out = view.out();
    this.words = view.words();
    this.text = view.text();
    this.client = view.client();
    this.gate = requireNonNull(gate);
    this.names = requireNonNull(names);
    this.server = requireNonNull(server);
    this.prompt = requireNonNull(prompt);
  }

  /** Runs until the user quits or the server has ended; the caller stops it and lets all go. */
  void converse() throws InterruptedException {
    After after = After.LOOK;
    while (after != After.QUIT) {
      if (after == After.LOOK) {
        look();
        if (held.isEmpty() && server.hasEnded()) {
          return;
        }
      }
      String ask =
          held.map(hold -> text.title(hold.step()).replaceFirst(" .*", "")).orElse("…");
      out.flush();
      Optional<String> line = prompt.read("step " + ask + "> ");
      after = line.isEmpty() ? After.QUIT : obey(line.get());
    }
  }

  private void look() throws InterruptedException {
    held = nextStop();
    if (held.isEmpty()) {
      if (!server.hasEnded()) {
        out.println();
        text.lines(List.of(words.say("nobody")));
        text.item(words.say("client"), client.brief());
      }
      return;
    }
    Hold hold = held.get();
    if (!thread.isEmpty() && !hold.thread().equals(thread)) {
      out.println();
      text.lines(List.of(words.say("switched", thread, hold.thread())));
    }
    show(hold);
  }

  private void show(Hold hold) {
    thread = hold.thread();
    text.stop(hold);
    text.item(words.say("client"), client.brief());
    int others = gate.waiting().size() - 1;
    if (others > 0) {
      text.lines(List.of(others == 1 ? words.say("one-other") : words.say("others", others)));
    }
  }

  private Optional<Hold> nextStop() throws InterruptedException {
    Optional<Hold> same = gate.awaitThread(thread, PATIENCE);
    if (same.isPresent()) {
      return same;
    }
    // The next step to stop at may be far away; a server that is ready may never come to one.
    untilReady(() -> !gate.waiting().isEmpty());
    return gate.waiting().stream().findFirst();
  }

  private After obey(String line) throws InterruptedException {
    String command = line.isEmpty() ? "" : line.substring(0, 1);
    String argument = line.isEmpty() ? "" : line.substring(1).strip();
    switch (command) {
      case "":
        held.ifPresent(gate::next);
        return After.LOOK;
      case "o":
        return over();
      case "r":
        return runTo(argument);
      case "t":
        return threads(argument);
      case "w":
        text.lines(client.full());
        return After.ASK_AGAIN;
      case "n":
        held.ifPresent(text::notes);
        return After.ASK_AGAIN;
      case "s":
        held.ifPresent(text::stack);
        return After.ASK_AGAIN;
      case "c":
        return continueToTheEnd();
      case "x":
        gate.open();
        gate.close();
        server.stop();
        text.lines(List.of(words.say("shutdown")));
        return After.LOOK;
      case "q":
        return After.QUIT;
      case "?":
        help();
        return After.ASK_AGAIN;
      default:
        text.lines(List.of(words.say("no-command", line)));
        return After.ASK_AGAIN;
    }
  }

  private void help() {
    for (String command : List.of(
        "next",
        "over",
        "run",
        "threads",
        "what",
        "notes",
        "stack",
        "continue",
        "shutdown",
        "quit")) {
      text.lines(List.of(words.say("help-" + command)));
    }
  }

  private After over() {
    if (held.isEmpty()) {
      text.lines(List.of(words.say("not-held")));
      return After.ASK_AGAIN;
    }
    gate.over(held.get());
    return After.LOOK;
  }

  private After runTo(String name) {
    if (name.isEmpty() || !StepNames.exists(name)) {
      text.lines(List.of(name.isEmpty() ? words.say("no-target") : words.say("no-step", name)));
      return After.ASK_AGAIN;
    }
    text.lines(List.of(words.say("running-to", name)));
    gate.runTo(names.called(name));
    thread = "";
    return After.LOOK;
  }

  private After continueToTheEnd() throws InterruptedException {
    gate.open();
    untilReady(() -> false);
    held = Optional.empty();
    if (server.hasEnded()) {
      return After.LOOK;
    }
    text.lines(List.of(words.say(client.isReady() ? "ready" : "not-ready")));
    text.item(words.say("client"), client.brief());
    return After.ASK_AGAIN;
  }

  /** Waits until it is enough, or the start is over in whatever way. */
  private void untilReady(BooleanSupplier enough) throws InterruptedException {
    long start = clock.nanoTime();
    while (!enough.getAsBoolean()
        && !server.hasEnded()
        && clock.nanoTime() - start < START_LIMIT.toNanos()
        && !client.isReady()) {
      clock.sleep(SLICE);
    }
  }

  private After threads(String which) {
    List<Hold> waiting = gate.waiting();
    if (which.isEmpty()) {
      for (int i = 0; i < waiting.size(); i++) {
        Hold hold = waiting.get(i);
        String mark = held.isPresent() && held.get().equals(hold) ? "*" : " ";
        text.lines(List.of(mark + (i + 1) + "  " + hold.thread() + "  " + text.title(hold.step())));
      }
      if (waiting.isEmpty()) {
        text.lines(List.of(words.say("nobody")));
      }
      return After.ASK_AGAIN;
    }
    Optional<Hold> chosen = which.matches("[0-9]{1,3}")
        ? waiting.stream().skip(Math.max(0, Integer.parseInt(which) - 1)).findFirst()
        : waiting.stream().filter(hold -> hold.thread().equals(which)).findFirst();
    if (chosen.isEmpty()) {
      text.lines(List.of(words.say("no-thread", which)));
      return After.ASK_AGAIN;
    }
    held = chosen;
    show(chosen.get());
    return After.ASK_AGAIN;
  }
}
