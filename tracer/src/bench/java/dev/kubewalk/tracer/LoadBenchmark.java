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
 * How long a recording of 600 steps takes to load in a JVM that has just started, as a command's
 * user waits for it: less than half a second. Each fork loads it once.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(5)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class LoadBenchmark {
  private static final int STEPS = 600;

  private Path file;

  @Setup
  public void record() throws IOException {
    file = Files.createTempFile("bench", ".jsonl");
    try (Recorder recorder = Recorder.toFile(file, new RunFacts("v1.18.20", "", Map.of()))) {
      for (int i = 0; i < STEPS; i++) {
        try (Step step = recorder.step(Steps.GET_REST_OPTIONS)) {
          step.note("resource", "pods");
          step.note("size", i);
        }
      }
    }
  }

  @TearDown
  public void delete() throws IOException {
    Files.delete(file);
  }

  @Benchmark
  public Recording load() throws IOException {
    return Recording.load(file);
  }
}
