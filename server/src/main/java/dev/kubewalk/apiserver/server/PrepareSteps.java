package dev.kubewalk.apiserver.server;

import dev.kubewalk.tracer.Steps;
import java.util.Map;
import java.util.Optional;

/** Which rows of the reference the preparation of each server of the chain is. */
final class PrepareSteps {
  static final String AGGREGATOR = "kube-aggregator";
  static final String KUBE_API_SERVER = "kube-apiserver";

  private static final Map<String, Steps> WHOLE =
      Map.of(AGGREGATOR, Steps.PREPARE_AGGREGATOR, KUBE_API_SERVER, Steps.PREPARE_KUBE_API_SERVER);
  private static final Map<String, Steps> FINISHING = Map.of(
      AGGREGATOR,
      Steps.FINISH_PREPARING_AGGREGATOR,
      KUBE_API_SERVER,
      Steps.FINISH_PREPARING_KUBE_API_SERVER);

  private PrepareSteps() {}

  static Steps whole(String server) {
    return WHOLE.getOrDefault(server, Steps.PREPARE_API_EXTENSIONS_SERVER);
  }

  /** The part after the delegate was prepared; the innermost server has no row of its own for it. */
  static Optional<Steps> finishing(String server) {
    return Optional.ofNullable(FINISHING.get(server));
  }
}
