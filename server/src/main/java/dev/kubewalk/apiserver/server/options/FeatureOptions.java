package dev.kubewalk.apiserver.server.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.BOOL;

import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;

/**
 * Extra endpoints for debugging.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/options/feature.go (FeatureOptions). Its Validate
 * is not called by kube-apiserver 1.18.
 */
public final class FeatureOptions {
  public final Flag<Boolean> profiling =
      Flag.of("profiling", BOOL, true, "Serves profiles under host:port/debug/pprof/.");
  public final Flag<Boolean> contentionProfiling = Flag.of(
      "contention-profiling", BOOL, false, "With --profiling: profiles waiting for locks, too.");
  public final Flag<Boolean> enableSwaggerUi = Flag.of(
          "enable-swagger-ui", BOOL, false, "Serves the Swagger UI; has no effect.")
      .deprecated("swagger 1.2 support has been removed");

  public void addFlags(FlagSet flags) {
    flags.add(profiling, contentionProfiling, enableSwaggerUi);
  }
}
