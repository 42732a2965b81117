package dev.kubewalk.kv.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.kv.Event;
import dev.kubewalk.kv.KeyValue;
import dev.kubewalk.kv.RangeRequest;
import dev.kubewalk.kv.RecordingListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a writing process with -9, again and again, and looks at what it left. The number of rounds
 * is the system property {@code kubewalk.crash.rounds}.
 */
class DurabilityTest {
  private static final int WRITERS = 8;
  private static final int ROUNDS = Integer.getInteger("kubewalk.crash.rounds", 5);

  @TempDir
  Path directory;

  /** The last acknowledged write of each key, over all rounds. */
  private final Map<String, Write> acknowledged = new HashMap<>();

  private final Random random = new Random(42);
  private long highest = 1;

  private record Write(String value, long revision) {}

  @Test
  void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      int before = acknowledged.size();
      long revisionBefore = highest;
      writeAndKill(round);
      assertThat(highest).as("revision after round %s", round).isGreaterThan(revisionBefore);
      assertThat(acknowledged.size()).isGreaterThanOrEqualTo(before);
      checkStore(round);
    }
  }

  private void writeAndKill(int round) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            CrashingWriter.class.getName(),
            store().toString(),
            String.valueOf(WRITERS),
            String.valueOf(round))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    int acknowledgements = 200 + random.nextInt(3_000);
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      assertThat(lines.readLine()).satisfies(this::checkOpened);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        note(line);
        if (acknowledgements-- == 0) {
          // By its handle: the process object would close the pipe, with acknowledgements in it.
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
  }

  /** The revision that a restarted process begins with is not lower than any it acknowledged. */
  private void checkOpened(String line) {
    assertThat(line).startsWith("open ");
    assertThat(Long.parseLong(line.substring("open ".length()))).isGreaterThanOrEqualTo(highest);
  }

  /** A line that was cut off by the end of the process acknowledges nothing. */
  private void note(String line) {
    String[] fields = line.split(" ", -1);
    if (fields.length == 3 && !fields[2].isEmpty()) {
      long revision = Long.parseLong(fields[2]);
      Write write = new Write(fields[1], revision);
      acknowledged.merge(fields[0], write, (a, b) -> a.revision > b.revision ? a : b);
      highest = Math.max(highest, revision);
    }
  }

  private void checkStore(int round) throws InterruptedException {
    try (RocksDbBackend backend =
        RocksDbBackend.open(store(), Clock.system(), GoRoutines.forThisJdk(), Klog.discard())) {
      assertThat(backend.currentRevision()).isGreaterThanOrEqualTo(highest);
      Map<String, KeyValue> found = new HashMap<>();
      List<KeyValue> all = backend.range(RangeRequest.prefix("/")).items();
      all.forEach(kv -> found.put(kv.key(), kv));
      acknowledged.forEach((key, write) -> check(round, key, write, found.get(key)));
      checkLog(backend);
    }
  }

  /** The key is as acknowledged, or as a later write left it that was not acknowledged any more. */
  private static void check(int round, String key, Write write, KeyValue found) {
    if (found == null) {
      // One more write of the key was on the way when the process ended: it may be a deletion.
      return;
    }
    assertThat(found.modRevision())
        .as("%s in round %s", key, round)
        .isGreaterThanOrEqualTo(write.revision);
    if (found.modRevision() == write.revision) {
      assertThat(new String(found.value(), UTF_8)).isEqualTo(write.value);
    }
  }

  /**
   * The log tells of every acknowledged write, in order, without holes: this also holds for deletions
   * and for writes that were replaced.
   */
  private void checkLog(RocksDbBackend backend) throws InterruptedException {
    Map<String, Event> last = new HashMap<>();
    try (RecordingListener log = RecordingListener.watching(backend, "/", 1)) {
      long newest = backend.currentRevision();
      for (long revision = 2; revision <= newest; revision++) {
        Event event = log.nextEvent();
        assertThat(event.revision()).isEqualTo(revision);
        last.put(event.key(), event);
      }
    }
    acknowledged.forEach((key, write) -> {
      Event event = last.get(key);
      assertThat(event).as(key).isNotNull();
      assertThat(event.revision()).as(key).isGreaterThanOrEqualTo(write.revision);
      if (event.revision() == write.revision) {
        boolean deleted = event.type() == Event.Type.DELETE;
        assertThat(deleted).isEqualTo(write.value.isEmpty());
      }
    });
  }

  private Path store() {
    return directory.resolve("store");
  }
}
