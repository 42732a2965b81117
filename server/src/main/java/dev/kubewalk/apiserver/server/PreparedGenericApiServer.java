package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apiserver.server.hooks.HookException;
import dev.kubewalk.apiserver.server.hooks.PostStartHookContext;
import dev.kubewalk.apiserver.server.hooks.PostStartHooks;
import dev.kubewalk.apiserver.server.hooks.PreShutdownHooks;
import dev.kubewalk.componentbase.systemd.Systemd;
import dev.kubewalk.http.Handler;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server on which {@link GenericApiServer#prepareRun} was called, and which can therefore run.
 *
 * <p>Shutdown in order: readiness fails; the shutdown delay passes while the pre-shutdown hooks run;
 * the listener closes; requests at work are waited for. Long-running requests are not.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go (preparedGenericAPIServer)
 */
public final class PreparedGenericApiServer {
  private final GenericApiServer server;
  private final Config config;
  private final ServerRuntime runtime;
  private final Trace trace;

  PreparedGenericApiServer(GenericApiServer server) {
    this.server = requireNonNull(server);
    this.config = server.config().settings();
    this.runtime = config.runtime();
    this.trace = runtime.trace();
  }

  public GenericApiServer server() {
    return server;
  }

  /**
   * Serves until {@code stop} closes and the requests at work are done.
   *
   * @throws IOException when the listener cannot be served
   * @throws HookException when pre-shutdown hooks failed; the shutdown has taken place all the same
   */
  public void run(StopChannel stop) throws IOException, HookException {
    start(stop).await();
  }

  /**
   * Starts serving, and whatever will wait for {@code stop}.
   *
   * @throws IOException when the listener cannot be served
   */
  public Running start(StopChannel stop) throws IOException {
    try (Step step = trace.step(Steps.RUN_PREPARED_GENERIC_SERVER)) {
      step.note("server", server.name());
      StopChannel signalSeen = new StopChannel();
      StopChannel delayedStop = new StopChannel();
      startStopWatcher(stop, signalSeen, delayedStop);
      return new Running(signalSeen, delayedStop, nonBlockingRun(delayedStop));
    }
  }

  /** A server that serves. */
  public final class Running {
    private final StopChannel signalSeen;
    private final StopChannel delayedStop;
    private final StopChannel serverStopped;

    private Running(StopChannel signalSeen, StopChannel delayedStop, StopChannel serverStopped) {
      this.signalSeen = signalSeen;
      this.delayedStop = delayedStop;
      this.serverStopped = serverStopped;
    }

    /**
     * Blocks until the server was told to stop and has done so.
     *
     * @throws HookException when pre-shutdown hooks failed; the shutdown took place all the same
     */
    public void await() throws HookException {
      try (Step step = trace.step(Steps.WAIT_FOR_STOP)) {
        step.note("server", server.name());
      }
      signalSeen.await();
      List<String> failures = runPreShutdownHooks();
      delayedStop.await();
      try (Step step = trace.step(Steps.WAIT_FOR_REQUESTS)) {
        step.note("server", server.name());
        config.requests().await();
      }
      // Go's process ends here and takes its goroutines along; ours may share a JVM with others.
      serverStopped.await(config.timing().requestTimeout());
      if (!failures.isEmpty()) {
        throw new HookException(String.join(", ", failures));
      }
    }
  }

  private void startStopWatcher(StopChannel stop, StopChannel signalSeen, StopChannel delayedStop) {
    try (Step step = trace.step(Steps.START_STOP_WATCHER)) {
      step.note("goroutine", "stop-watcher");
      runtime.go().go("stop-watcher", () -> {
        stop.await();
        // One thread takes the signal in, so that a recording has it before all that follows.
        try (Step signal = trace.step(Steps.FIRST_SIGNAL)) {
          signal.note("server", server.name());
        }
        signalSeen.close();
        watchForStop(delayedStop);
      });
    }
  }

  private void watchForStop(StopChannel delayedStop) {
    try (Step step = trace.step(Steps.STOP_WATCHER)) {
      Duration delay = config.timing().shutdownDelay();
      step.note("delay", delay.toString());
      server.readinessStop().close();
      if (!delay.isZero()) {
        runtime.clock().sleep(delay);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      try (Step step = trace.step(Steps.CLOSE_DELAYED_STOP)) {
        step.note("server", server.name());
        delayedStop.close();
      }
    }
  }

  /**
   * Starts serving and the hooks, and returns.
   *
   * @param stop closes when the server is to stop serving
   * @return closes when it has stopped
   */
  StopChannel nonBlockingRun(StopChannel stop) throws IOException {
    try (Step step = trace.step(Steps.NON_BLOCKING_RUN)) {
      step.note("server", server.name());
      StopChannel internalStop = new StopChannel();
      StopChannel stopped = serve(internalStop);
      StopChannel allStopped = startStopChain(stop, internalStop, stopped);
      runPostStartHooks(stop);
      notifySystemd();
      return allStopped;
    }
  }

  private StopChannel serve(StopChannel internalStop) throws IOException {
    Optional<Serving> secure = config.endpoint().secure();
    if (secure.isEmpty()) {
      StopChannel stopped = new StopChannel();
      internalStop.onClose(stopped::close);
      return stopped;
    }
    try (Step step = trace.step(Steps.SERVE_SECURELY)) {
      step.note("address", secure.get().address());
      Handler handler = runtime.recording().around(server.handler().fullHandlerChain());
      return secure.get().serve(handler, config.timing().requestTimeout(), internalStop);
    }
  }

  private StopChannel startStopChain(
      StopChannel stop, StopChannel internalStop, StopChannel stopped) {
    try (Step step = trace.step(Steps.START_STOP_CHAIN)) {
      step.note("goroutine", "stop-chain");
      StopChannel allStopped = new StopChannel();
      runtime.go().go("stop-chain", () -> stopInOrder(stop, internalStop, stopped, allStopped));
      return allStopped;
    }
  }

  private void stopInOrder(
      StopChannel stop, StopChannel internalStop, StopChannel stopped, StopChannel allStopped) {
    stop.await();
    try (Step step = trace.step(Steps.STOP_CHAIN)) {
      step.note("limit", config.timing().requestTimeout().toString());
      internalStop.close();
      stopped.await();
      config.requests().await();
    } finally {
      allStopped.close();
    }
  }

  private void runPostStartHooks(StopChannel stop) {
    try (Step step = trace.step(Steps.RUN_POST_START_HOOKS)) {
      List<PostStartHooks.Entry> entries = server.hooks().start();
      step.note("hooks", entries.stream().map(PostStartHooks.Entry::name).toList());
      PostStartHookContext context =
          new PostStartHookContext(config.endpoint().loopback().client(), stop, runtime.go());
      for (PostStartHooks.Entry entry : entries) {
        runtime.go().go(entry.name(), () -> runPostStartHook(entry, context));
      }
    }
  }

  private void runPostStartHook(PostStartHooks.Entry entry, PostStartHookContext context) {
    try (Step step = trace.step(Steps.RUN_POST_START_HOOK)) {
      step.note("hook", entry.name());
      step.note("registeredBy", entry.registeredBy());
      try {
        entry.hook().run(context);
        entry.done().close();
      } catch (HookException e) {
        step.failed(e);
        fatal(context, "PostStartHook \"" + entry.name() + "\" failed: " + e.getMessage());
      } catch (RuntimeException panic) {
        // Go logs it and panics again, which ends the process: a bug in a hook is not survived.
        step.failed(panic);
        runtime.log().error("Observed a panic: " + panic);
        fatal(context, "panic in PostStartHook \"" + entry.name() + "\": " + panic);
      }
    }
  }

  /** A hook that the shutdown cuts off does not make the shutdown a failure. */
  private void fatal(PostStartHookContext context, String message) {
    if (!context.stop().isClosed()) {
      runtime.fatal().fatal(message);
    }
  }

  private void notifySystemd() {
    try (Step step = trace.step(Steps.SD_NOTIFY)) {
      step.note("sent", Systemd.notifyReady(System.getenv("NOTIFY_SOCKET"), runtime.log()));
    }
  }

  private List<String> runPreShutdownHooks() {
    try (Step step = trace.step(Steps.RUN_PRE_SHUTDOWN_HOOKS)) {
      List<PreShutdownHooks.Entry> entries = server.shutdownHooks().start();
      step.note("hooks", entries.stream().map(PreShutdownHooks.Entry::name).toList());
      List<String> failures = new ArrayList<>();
      for (PreShutdownHooks.Entry entry : entries) {
        try {
          entry.hook().run();
        } catch (HookException e) {
          failures.add("PreShutdownHook \"" + entry.name() + "\" failed: " + e.getMessage());
        }
      }
      return failures;
    }
  }
}
