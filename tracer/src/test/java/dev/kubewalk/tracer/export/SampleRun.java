package dev.kubewalk.tracer.export;

import dev.kubewalk.tracer.Handoff;
import dev.kubewalk.tracer.NoteNames;
import dev.kubewalk.tracer.Recorder;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.RunFacts;
import dev.kubewalk.tracer.Scope;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.Steps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A small run with all that exporters stumble over: threads, two of them of the same name at the
 * same time, a step closed after its parent, one that failed, one still open, secrets, paths.
 */
final class SampleRun {
  static final String SECRET = "hunter2-and-more";

  private SampleRun() {}

  static Recording record(Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("run.jsonl");
    RunFacts facts =
        new RunFacts("v1.18.20", "2026-01-02T03:04:05.678Z", Map.of("--bootstrap-token", SECRET));
    try (Recorder recorder = Recorder.toFile(file, facts)) {
      try (Step main = recorder.step(Steps.MAIN)) {
        main.note("token", SECRET);
        main.note("arguments", List.of("--data-dir=" + System.getProperty("user.dir") + "/data"));
        main.note("header", "Bearer " + SECRET);
        try (Step run = recorder.step(Steps.RUN)) {
          run.note("servers", 3);
          run.note("limits", Map.of("seconds", 1.5, "on", true));
          hooks(recorder);
        }
        Step late = recorder.step(Steps.CREATE_NODE_DIALER);
        Step outer = recorder.step(Steps.CREATE_SERVER_CHAIN);
        late.close();
        try (Step failing = recorder.step(Steps.SERVE_SECURELY)) {
          failing.failed(new IllegalStateException("address already in use"));
        }
        outer.close();
      }
      recorder.step(Steps.WAIT_FOR_STOP);
    }
    return Recording.load(file);
  }

  /** Both hooks run at the same time on threads of the same name. */
  private static void hooks(Recorder recorder) throws InterruptedException {
    try (Step hooks = recorder.step(Steps.RUN_POST_START_HOOKS)) {
      Handoff handoff = recorder.handoff();
      CountDownLatch bothRun = new CountDownLatch(2);
      Thread one = new Thread(() -> hook(recorder, handoff, "one", bothRun), "hook");
      Thread two = new Thread(() -> hook(recorder, handoff, "two", bothRun), "hook");
      one.start();
      two.start();
      one.join();
      two.join();
    }
  }

  private static void hook(
      Recorder recorder, Handoff handoff, String name, CountDownLatch bothRun) {
    try (Scope scope = recorder.adopt(handoff);
        Step hook = recorder.step(Steps.RUN_POST_START_HOOK)) {
      hook.note(NoteNames.HOOK, name);
      bothRun.countDown();
      try (Step inner = recorder.step(Steps.HOOK_BOOTSTRAP_CONTROLLER)) {
        bothRun.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What the format makes of the run, which holds no secret and no path of this machine. */
  static byte[] export(ExportFormat format, Recording recording) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.exporter(StepLocations.load()).write(recording, out);
    return out.toByteArray();
  }

  static String exportText(ExportFormat format, Recording recording) throws IOException {
    return new String(export(format, recording), StandardCharsets.UTF_8);
  }
}
