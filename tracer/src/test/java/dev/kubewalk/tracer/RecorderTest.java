package dev.kubewalk.tracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {

  private static final RunFacts FACTS = new RunFacts(
      "v1.18.20",
      "2026-01-02T03:04:05Z",
      Map.of("secure-port", "6443", "bootstrap-token", "abcdef.0123"));

  @TempDir
  Path directory;

  @Test
  void stepsNestOnOneThread() throws IOException {
    Path file = directory.resolve("sub/run.jsonl");
    try (Recorder recorder = Recorder.toFile(file, FACTS)) {
      try (Step run = recorder.step(Steps.RUN)) {
        run.note("version", "v1.18.20");
        try (Step chain = recorder.step(Steps.CREATE_SERVER_CHAIN)) {
          chain.note("servers", 3);
          chain.changed("anonymous", true, false);
        }
      }
      recorder.step(Steps.WAIT_FOR_STOP).close();
    }
    Recording recording = Recording.load(file);
    assertThat(recording.complete()).isTrue();
    assertThat(recording.lost()).isZero();
    assertThat(recording.open()).isEmpty();
    assertThat(recording.header().facts().flags())
        .containsEntry("secure-port", "6443")
        .containsEntry("bootstrap-token", Redaction.REDACTED);
    RecordedStep chain = recording.first(Steps.CREATE_SERVER_CHAIN).orElseThrow();
    assertThat(chain.parent().orElseThrow().entry()).isEqualTo(Steps.RUN);
    assertThat(chain.notes()).containsEntry("servers", 3L).containsEntry("anonymous", false);
    assertThat(chain.changes()).containsExactly(new RecordedStep.Change("anonymous", true, false));
    assertThat(chain.durationNanos()).isPositive();
    assertThat(recording.roots())
        .extracting(RecordedStep::entry)
        .containsExactly(Steps.RUN, Steps.WAIT_FOR_STOP);
  }

  @Test
  void handoffGivesAnotherThreadItsParent() throws Exception {
    Path file = directory.resolve("run.jsonl");
    try (Recorder recorder = Recorder.toFile(file, FACTS);
        Step hooks = recorder.step(Steps.RUN_POST_START_HOOKS)) {
      Handoff handoff = recorder.handoff();
      Thread thread = new Thread(
          () -> {
            try (Scope scope = recorder.adopt(handoff);
                Step hook = recorder.step(Steps.RUN_POST_START_HOOK)) {
              recorder.step(Steps.HOOK_BOOTSTRAP_CONTROLLER).close();
            }
            recorder.step(Steps.WAIT_FOR_STOP).close();
          },
          "hook-1");
      thread.start();
      thread.join();
    }
    Recording recording = Recording.load(file);
    RecordedStep hook = recording.first(Steps.RUN_POST_START_HOOK).orElseThrow();
    assertThat(hook.parent().orElseThrow().entry()).isEqualTo(Steps.RUN_POST_START_HOOKS);
    assertThat(hook.handedOff()).isTrue();
    assertThat(hook.thread()).isEqualTo("hook-1");
    RecordedStep inner = recording.first(Steps.HOOK_BOOTSTRAP_CONTROLLER).orElseThrow();
    assertThat(inner.parent()).contains(hook);
    assertThat(inner.handedOff()).isFalse();
    assertThat(recording.first(Steps.WAIT_FOR_STOP).orElseThrow().parent()).isEmpty();
  }

  @Test
  void failureAndDisorderlyClosingAreKept() throws IOException {
    Path file = directory.resolve("run.jsonl");
    try (Recorder recorder = Recorder.toFile(file, FACTS)) {
      Step outer = recorder.step(Steps.RUN);
      Step inner = recorder.step(Steps.CREATE_SERVER_CHAIN);
      inner.failed(new IllegalStateException("port in use"));
      outer.close();
      inner.close();
      inner.close();
      recorder.step(Steps.END_PROCESS).close();
    }
    Recording recording = Recording.load(file);
    assertThat(recording.first(Steps.CREATE_SERVER_CHAIN).orElseThrow().failure())
        .contains(new RecordedStep.Failure("java.lang.IllegalStateException", "port in use"));
    assertThat(recording.first(Steps.END_PROCESS).orElseThrow().parent()).isEmpty();
    assertThat(recording.open()).isEmpty();
  }

  @Test
  void aRecordingInProgressIsNotOverwritten() throws IOException {
    Path file = directory.resolve("run.jsonl");
    try (Recorder recorder = Recorder.toFile(file, FACTS)) {
      recorder.step(Steps.RUN).close();
      assertThatIOException()
          .isThrownBy(() -> Recorder.toFile(file, FACTS))
          .withMessageContaining("a running server is writing it");
    }
    assertThat(Recording.load(file).first(Steps.RUN)).isPresent();
    try (Recorder next = Recorder.toFile(file, FACTS)) {
      next.step(Steps.END_PROCESS).close();
    }
    assertThat(Recording.load(file).first(Steps.RUN)).isEmpty();
  }

  @Test
  void aFullBufferMarksTheGap() throws Exception {
    CountDownLatch disk = new CountDownLatch(1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    OutputStream slow = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] b, int off, int len) throws IOException {
        try {
          disk.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        bytes.write(b, off, len);
      }
    };
    try (Recorder recorder = Recorder.toStream(slow, FACTS, 100)) {
      for (int i = 0; i < 500; i++) {
        recorder.step(Steps.GET_REST_OPTIONS).close();
      }
      disk.countDown();
    }
    Recording recording =
        Recording.read(new StringReader(bytes.toString(StandardCharsets.UTF_8)), "test");
    assertThat(recording.lost()).isEqualTo(900);
    assertThat(recording.steps()).hasSize(50);
    assertThat(recording.complete()).isTrue();
  }

  @Test
  void aFailingDiskHurtsNobody() {
    OutputStream broken = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("No space left on device");
      }
    };
    Recorder recorder = Recorder.toStream(broken, FACTS, 100);
    for (int i = 0; i < 1000; i++) {
      try (Step step = recorder.step(Steps.GET_REST_OPTIONS)) {
        step.note("resource", "pods");
      }
    }
    recorder.close();
    assertThat(recorder.failure())
        .get()
        .extracting(Throwable::getMessage)
        .asString()
        .isEqualTo("No space left on device");
  }

  @Test
  void listenersSeeNotesAndMayThrow() {
    List<StepView> ended = new ArrayList<>();
    AtomicReference<Thread> thread = new AtomicReference<>();
    try (Recorder recorder = Recorder.withoutFile()) {
      recorder.addListener(new StepListener() {
        @Override
        public void onStart(StepView step) {
          throw new IllegalStateException("broken listener");
        }

        @Override
        public void onEnd(StepView step) {}
      });
      recorder.addListener(new StepListener() {
        @Override
        public void onStart(StepView step) {
          thread.set(Thread.currentThread());
        }

        @Override
        public void onEnd(StepView step) {
          ended.add(step);
        }
      });
      try (Step step = recorder.step(Steps.MAIN)) {
        step.note("argv", List.of("--v=1"));
        step.note("unreadable", new Unreadable());
      }
    }
    assertThat(thread.get()).isSameAs(Thread.currentThread());
    assertThat(ended).hasSize(1);
    assertThat(ended.get(0).notes())
        .containsEntry("argv", List.of("--v=1"))
        .containsEntry("unreadable", "(unreadable: UnsupportedOperationException)");
  }

  @Test
  void aTornLastLineIsLeftOut() throws IOException {
    Path file = directory.resolve("run.jsonl");
    try (Recorder recorder = Recorder.toFile(file, FACTS)) {
      recorder.step(Steps.MAIN).close();
    }
    String text = Files.readString(file);
    String torn = text.substring(0, text.lastIndexOf("{\"type\":\"end\"") + 9);
    Recording recording = Recording.read(new StringReader(torn), "torn");
    assertThat(recording.complete()).isFalse();
    assertThat(recording.open()).extracting(RecordedStep::entry).containsExactly(Steps.MAIN);
  }

  private static final class Unreadable {
    @Override
    public String toString() {
      throw new UnsupportedOperationException();
    }
  }
}
