package dev.kubewalk.tracer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a step costs. Run: {@code mvn -Pbench -pl tracer verify -DskipTests}.
 *
 * <p>Off: 0 bytes an operation. On: less than 1 µs for opening and closing. Notes are measured
 * apart. The recorder is given far more than any start-up has, so that its writer falls behind and
 * events are dropped: that is part of its promise, and a dropped event costs the same lock.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TraceBenchmark {

  private final Trace off = Trace.off();
  private Path file;
  private Recorder recorder;

  @Setup
  public void open() throws IOException {
    file = Files.createTempFile("bench", ".jsonl");
    recorder = Recorder.toFile(file, new RunFacts("v1.18.20", "", Map.of()));
  }

  @TearDown
  public void close() throws IOException {
    recorder.close();
    Files.delete(file);
  }

  @Benchmark
  public void stepOff() {
    try (Step step = off.step(Steps.GET_REST_OPTIONS)) {
      step.note("resource", "pods");
      step.note("size", 1000);
      step.note("cached", true);
    }
  }

  @Benchmark
  public void stepOn() {
    recorder.step(Steps.GET_REST_OPTIONS).close();
  }

  @Benchmark
  public void stepOnWithNotes() {
    try (Step step = recorder.step(Steps.GET_REST_OPTIONS)) {
      step.note("resource", "pods");
      step.note("size", 1000);
    }
  }

  /** A burst as a start-up has it: 600 steps, then the recorder is closed; for one step, /600. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  @Warmup(iterations = 50)
  @Measurement(iterations = 50)
  public void burstOf600() {
    for (int i = 0; i < 600; i++) {
      recorder.step(Steps.GET_REST_OPTIONS).close();
    }
  }
}
