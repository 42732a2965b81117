package dev.kubewalk.walkthrough.replay;

import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.tracer.Handoff;
import dev.kubewalk.tracer.Recorder;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.RunFacts;
import dev.kubewalk.tracer.Scope;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A short run, recorded: a chain of servers, then hooks of which one, on its own thread, fails. */
public final class SampleRun {
  private SampleRun() {}

  /** Records the run and reads it back. */
  public static Recording record(Path file) throws IOException, InterruptedException {
    RunFacts facts =
        new RunFacts("v1.18.20", "2026-01-01T00:00:00Z", Map.of("--secure-port", "6443"));
    try (Recorder recorder = Recorder.toFile(file, facts)) {
      run(recorder);
    }
    return Recording.load(file);
  }

  private static void run(Recorder trace) throws InterruptedException {
    try (Step main = trace.step(Steps.MAIN)) {
      try (Step chain = trace.step(Steps.CREATE_SERVER_CHAIN)) {
        try (Step dialer = trace.step(Steps.CREATE_NODE_DIALER)) {
          dialer.note("tunneler", "none");
        }
        trace.step(Steps.CREATE_KUBE_API_SERVER_CONFIG).close();
        chain.note("servers", List.of("apiextensions-apiserver", "kube-apiserver"));
        chain.changed("port", 0, 6443);
      }
      try (Step hooks = trace.step(Steps.RUN_POST_START_HOOKS)) {
        hooks.note("hooks", 1);
        Handoff handoff = trace.handoff();
        GoRoutines.forThisJdk()
            .goPlatform("bootstrap", () -> hook(trace, handoff))
            .join();
      }
      main.note("exit", 0);
    }
  }

  private static void hook(Recorder trace, Handoff handoff) {
    try (Scope scope = trace.adopt(handoff);
        Step hook = trace.step(Steps.RUN_POST_START_HOOK)) {
      hook.note("hook", "bootstrap");
      hook.failed(new IllegalStateException("no store"));
    }
  }
}
