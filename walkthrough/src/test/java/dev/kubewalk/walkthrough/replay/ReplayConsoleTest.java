package dev.kubewalk.walkthrough.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.replay.Cursor;
import dev.kubewalk.tracer.replay.Timeline;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.stepping.Prompt;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayConsoleTest {
  @TempDir
  private Path folder;

  @Test
  void walksForwardsAndBackwards() throws Exception {
    assertThat(titles("n", "n", "", "b", "b", "q"))
        .containsExactly(
            "1  main",
            "3  app.CreateServerChain",
            "3.1  app.CreateNodeDialer",
            "3.1  app.CreateNodeDialer ✓",
            "3.1  app.CreateNodeDialer",
            "3  app.CreateServerChain");
  }

  @Test
  void overOutAndBackOver() throws Exception {
    assertThat(titles("n", "o", "O", "n", "u", "q"))
        .containsExactly(
            "1  main",
            "3  app.CreateServerChain",
            "3  app.CreateServerChain ✓",
            "3  app.CreateServerChain",
            "3.1  app.CreateNodeDialer",
            "3  app.CreateServerChain ✓");
  }

  @Test
  void runsToStepsAndBreakpoints() throws Exception {
    assertThat(titles("r 3.2", "R config.*", "R create*dialer", "p hook.*", "p runPost*", "c", "C"))
        .startsWith("1  main", "3.2  app.CreateKubeAPIServerConfig")
        .contains("3.1  app.CreateNodeDialer", "6  GenericAPIServer.RunPostStartHooks")
        .endsWith("1  main");
  }

  @Test
  void tellsWhatIsKnownAtAStop() throws Exception {
    assertThat(told("r runPostStartHook", "n", "i", "t", "t 1", "q"))
        .contains(
            "failed: java.lang.IllegalStateException: no store; ",
            "Inside of: 1 main › 6 RunPostStartHooks",
            "Failed so far: 1",
            "*2  bootstrap  6.1  server.runPostStartHook ✗",
            "1  main  6  GenericAPIServer.RunPostStartHooks");
    assertThat(told("r CreateServerChain", "o", "i", "s", "l"))
        .contains("Changed: port: 0 → 6443", "cmd/kube-apiserver/app/server.go", "> ");
  }

  @Test
  void saysWhyThereIsNoMove() throws Exception {
    assertThat(told("b", "c", "n", "r main", "r nothing", "r", "t 9", "x"))
        .contains(
            "This is the beginning of the recording.",
            "The recording ends here: the server ended in order.",
            "main does not begin after here",
            "This recording has no step called nothing.",
            "Say which step",
            "No thread 9 is at work here",
            "There is no command x");
  }

  @Test
  void aKilledRunIsReplayedToWhereItBreaksOff() throws Exception {
    Path file = folder.resolve("killed.jsonl");
    SampleRun.record(file);
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, 6));
    Files.writeString(file, Files.readString(file) + "{\"type\":\"no");
    assertThat(told(Recording.load(file), "c", "o", "t"))
        .contains(
            "The recording breaks off here, with 2 steps at work",
            "main  3.1  app.CreateNodeDialer ✓");
  }

  @Test
  void manyStepsAreAllThere() throws Exception {
    Path file = folder.resolve("long.jsonl");
    SampleRun.record(file);
    List<String> lines = Files.readAllLines(file);
    List<String> many = IntStream.range(0, 2_000 / lines.size())
        .boxed()
        .flatMap(run -> lines.subList(1, lines.size() - 1).stream()
            .map(line -> line.replaceAll("\"(id|parent)\":(\\d+)", "\"$1\":" + (run + 1) + "00$2")))
        .toList();
    Files.writeString(file, lines.get(0) + "\n" + String.join("\n", many) + "\n");
    Recorded recorded = new Recorded(Timeline.of(Recording.load(file)));
    assertThat(recorded.timeline().recording().steps()).hasSizeGreaterThan(300);
  }

  @Test
  void isToldInChineseToo() throws Exception {
    StringWriter out = new StringWriter();
    converse(SampleRun.record(folder.resolve("zh.jsonl")), Language.ZH, out, "?", "c", "i");
    assertThat(out.toString()).contains("做什么", "记录到此结束", "到此刻失败的步骤：1 个", "往回走");
  }

  private List<String> titles(String... commands) throws Exception {
    return told(commands)
        .lines()
        .filter(line -> line.startsWith("── "))
        .map(line -> line.substring(3, line.indexOf("  [")))
        .toList();
  }

  private String told(String... commands) throws IOException, InterruptedException {
    return told(SampleRun.record(folder.resolve("recording.jsonl")), commands);
  }

  private static String told(Recording recording, String... commands) throws InterruptedException {
    StringWriter out = new StringWriter();
    converse(recording, Language.EN, out, commands);
    return out.toString();
  }

  private static void converse(
      Recording recording, Language language, StringWriter out, String... commands)
      throws InterruptedException {
    PrintWriter writer = new PrintWriter(out);
    Recorded recorded = new Recorded(Timeline.of(recording));
    Cursor cursor = new Cursor(recorded.timeline(), step -> true);
    ReplayText text = new ReplayText(writer, language, recorded);
    new ReplayConsole(writer, text, recorded, cursor).converse(new Script(commands));
    writer.flush();
  }

  /** Commands that are known beforehand. */
  private static final class Script implements Prompt {
    private final Deque<String> commands;

    Script(String... commands) {
      this.commands = new ArrayDeque<>(List.of(commands));
    }

    @Override
    public Optional<String> read(String prompt) {
      return Optional.ofNullable(commands.poll());
    }

    @Override
    public void close() {}
  }
}
