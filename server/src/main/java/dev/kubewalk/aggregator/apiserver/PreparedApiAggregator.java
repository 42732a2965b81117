package dev.kubewalk.aggregator.apiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apiserver.server.GenericApiServer;
import dev.kubewalk.apiserver.server.PreparedGenericApiServer;
import dev.kubewalk.apiserver.server.hooks.HookException;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;

/**
 * The aggregator, prepared: it can run.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/apiserver.go (preparedAPIAggregator)
 */
public final class PreparedApiAggregator {
  private final PreparedGenericApiServer runnable;

  PreparedApiAggregator(PreparedGenericApiServer runnable) {
    this.runnable = requireNonNull(runnable);
  }

  public GenericApiServer server() {
    return runnable.server();
  }

  /** Serves until {@code stop} closes; see {@link PreparedGenericApiServer#run}. */
  public void run(StopChannel stop) throws IOException, HookException {
    PreparedGenericApiServer.Running running;
    try (Step step =
        server().config().settings().runtime().trace().step(Steps.RUN_PREPARED_AGGREGATOR)) {
      step.note("server", server().name());
      running = runnable.start(stop);
    }
    running.await();
  }
}
