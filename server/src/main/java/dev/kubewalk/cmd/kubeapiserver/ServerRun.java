package dev.kubewalk.cmd.kubeapiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.aggregator.apiserver.PreparedApiAggregator;
import dev.kubewalk.apimachinery.schema.Schemas;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apiserver.server.ServerRuntime;
import dev.kubewalk.apiserver.server.filters.RequestRecording;
import dev.kubewalk.apiserver.server.hooks.HookException;
import dev.kubewalk.cmd.kubeapiserver.options.CompletedServerRunOptions;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.FileErrors;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.componentbase.metrics.RuntimeMetrics;
import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.BackendException;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.io.IOException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Builds the chain of servers, runs it, and takes it down again.
 *
 * <p>What needs no result of an earlier row is begun in threads of its own: the schemas as soon as
 * flags are read, the store when the options are complete.
 *
 * <p>Go: cmd/kube-apiserver/app/server.go (Run)
 */
public final class ServerRun implements Runner {
  /** What klog exits with after a fatal line. */
  private static final int FATAL_STATUS = 255;

  private final Environment environment;
  private final Trace trace;
  private final Clock clock;
  private final GoRoutines go;
  private final Consumer<PreparedApiAggregator> observer;
  private final FutureTask<Schemas> schemas = new FutureTask<>(Schemas::load);

  /**
   * @param observer is given the prepared server before it runs
   */
  public ServerRun(
      Environment environment,
      Trace trace,
      Clock clock,
      GoRoutines go,
      Consumer<PreparedApiAggregator> observer) {
    this.environment = requireNonNull(environment);
    this.trace = requireNonNull(trace);
    this.clock = requireNonNull(clock);
    this.go = requireNonNull(go);
    this.observer = requireNonNull(observer);
  }

  @Override
  public void begin() {
    go.goPlatform("load-schemas", schemas);
  }

  @Override
  public int run(CompletedServerRunOptions options, Klog log, StopChannel stop)
      throws RunFailedException {
    AtomicReference<String> fatal = new AtomicReference<>();
    KubeRegistry metrics = new KubeRegistry();
    RuntimeMetrics.register(metrics, go);
    RequestRecording recording =
        new RequestRecording(trace, options.options().misc.traceRequests.get());
    ServerRuntime runtime =
        new ServerRuntime(log, clock, go.tracedBy(trace), trace, recording, metrics, message -> {
          log.fatal(message);
          fatal.compareAndSet(null, message);
          stop.close();
        });
    FutureTask<Backend> backend = new FutureTask<>(() -> environment.openBackend(options, runtime));
    go.goPlatform("open-store", backend);
    // Does nothing after begin().
    schemas.run();
    try (Listeners listeners = new Listeners(options, runtime)) {
      GenericConfigBuilder generic =
          new GenericConfigBuilder(options, runtime, environment, listeners, schemas, backend);
      ServerChain chain = ServerChain.create(generic, environment, trace, stop);
      run(chain, stop);
    } catch (IOException e) {
      throw new RunFailedException(FileErrors.text(e), e);
    } catch (BackendException | HookException e) {
      throw new RunFailedException(e.getMessage(), e);
    } finally {
      // A server that cannot start must not keep its store locked either.
      stop.close();
      closeQuietly(backend);
    }
    try (Step step = trace.step(Steps.END_PROCESS)) {
      int status = fatal.get() == null ? 0 : FATAL_STATUS;
      step.note("exit status", status);
      return status;
    }
  }

  private void run(ServerChain chain, StopChannel stop) throws IOException, HookException {
    try {
      PreparedApiAggregator prepared = chain.aggregator().prepareRun();
      observer.accept(prepared);
      prepared.run(stop);
      chain.insecureStopped().ifPresent(this::awaitInsecure);
    } finally {
      chain.parts().storage().close();
    }
  }

  private void awaitInsecure(StopChannel stopped) {
    try (Step step = trace.step(Steps.STOP_INSECURE_SERVER)) {
      stopped.await();
      step.note("stopped", true);
    }
  }

  private static void closeQuietly(FutureTask<Backend> backend) {
    try {
      Futures.get(backend).close();
    } catch (BackendException neverOpened) {
      // Told already by whoever asked for it.
      return;
    }
  }
}
