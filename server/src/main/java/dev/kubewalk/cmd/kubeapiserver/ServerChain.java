package dev.kubewalk.cmd.kubeapiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.aggregator.apiserver.AggregatorConfig;
import dev.kubewalk.aggregator.apiserver.ApiAggregator;
import dev.kubewalk.apiextensions.apiserver.ApiExtensionsConfig;
import dev.kubewalk.apiextensions.apiserver.CustomResourceDefinitions;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apiserver.server.Config;
import dev.kubewalk.apiserver.server.DelegationTarget;
import dev.kubewalk.apiserver.server.HandlerChain;
import dev.kubewalk.apiserver.server.Serving;
import dev.kubewalk.http.Handler;
import dev.kubewalk.master.Master;
import dev.kubewalk.master.MasterConfig;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The three servers of a kube-apiserver. They are built from the inside out, because each one needs
 * the next to hand unknown paths to: apiextensions, kube-apiserver, aggregator.
 *
 * <p>Go: cmd/kube-apiserver/app/server.go (CreateServerChain)
 */
final class ServerChain {
  private final ApiAggregator aggregator;
  private final ChainParts parts;
  private final Optional<StopChannel> insecureStopped;

  private ServerChain(
      ApiAggregator aggregator, ChainParts parts, Optional<StopChannel> insecureStopped) {
    this.aggregator = requireNonNull(aggregator);
    this.parts = requireNonNull(parts);
    this.insecureStopped = insecureStopped;
  }

  ApiAggregator aggregator() {
    return aggregator;
  }

  ChainParts parts() {
    return parts;
  }

  /** Closes when the insecure port is no longer served; empty where there is none. */
  Optional<StopChannel> insecureStopped() {
    return insecureStopped;
  }

  /**
   * Builds the chain.
   *
   * @param stop ends the insecure port, which is served from here on
   */
  static ServerChain create(
      GenericConfigBuilder generic, Environment environment, Trace trace, StopChannel stop)
      throws IOException, RunFailedException {
    try (Step step = trace.step(Steps.CREATE_SERVER_CHAIN)) {
      NodeDialer.create(trace);
      GenericConfig built;
      MasterConfig masterConfig;
      try (Step row = trace.step(Steps.CREATE_KUBE_API_SERVER_CONFIG)) {
        built = generic.build();
        masterConfig = new KubeApiServerConfig(built).create();
        row.note("server", "kube-apiserver");
      }
      ChainParts parts = built.parts();
      ApiExtensionsServer extensions = new ApiExtensionsServer(parts);
      ApiExtensionsConfig extensionsConfig = extensions.createConfig(masterConfig.generic());
      CustomResourceDefinitions definitions = extensions.createServer(extensionsConfig);
      MasterConfig.Completed completed;
      Master master;
      try (Step row = trace.step(Steps.CREATE_KUBE_API_SERVER)) {
        DelegationTarget delegate = environment.delegate(definitions.server());
        row.note("delegate", delegate.name());
        completed = masterConfig.complete();
        master = completed.newServer(delegate);
      }
      AggregatorServer outermost = new AggregatorServer(parts);
      AggregatorConfig aggregatorConfig =
          outermost.createConfig(completed.generic().settings());
      ApiAggregator aggregator =
          outermost.createServer(aggregatorConfig, master.server(), definitions.definitions());
      parts.transport().connect(aggregator.server().handler().fullHandlerChain());
      Optional<StopChannel> insecure = serveInsecurely(built, aggregator, trace, stop);
      step.note(
          "servers",
          List.of(
              definitions.server().name(),
              master.server().name(),
              aggregator.server().name()));
      return new ServerChain(aggregator, parts, insecure);
    }
  }

  private static Optional<StopChannel> serveInsecurely(
      GenericConfig built, ApiAggregator aggregator, Trace trace, StopChannel stop)
      throws IOException {
    Optional<Serving> insecure = built.insecure();
    if (insecure.isEmpty()) {
      return Optional.empty();
    }
    try (Step step = trace.step(Steps.SERVE_INSECURELY)) {
      Config settings = aggregator.server().config().settings();
      HandlerChain chain = HandlerChain.insecure(built.handlerChain().chainConfig(settings));
      Handler handler = settings
          .runtime()
          .recording()
          .around(chain.around(aggregator.server().handler().director()));
      step.note("address", insecure.get().address());
      step.note("filters", chain.names());
      return Optional.of(insecure.get().serve(handler, settings.timing().requestTimeout(), stop));
    }
  }
}
