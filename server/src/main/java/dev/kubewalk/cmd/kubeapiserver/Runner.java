package dev.kubewalk.cmd.kubeapiserver;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.cmd.kubeapiserver.options.CompletedServerRunOptions;
import dev.kubewalk.componentbase.klog.Klog;

/**
 * Builds the server from its options and serves until it is told to stop.
 *
 * <p>Go: cmd/kube-apiserver/app/server.go (Run)
 */
@FunctionalInterface
public interface Runner {
  /** Comes before {@link #run}, when flags are read: what needs nothing of them may begin. */
  default void begin() {}

  /**
   * Returns only after shutdown.
   *
   * @param options completed and valid
   * @param log as the flags set it up
   * @param stop closes when the server is to stop
   * @return the exit status
   * @throws RunFailedException if the server cannot start or ends in an error
   */
  int run(CompletedServerRunOptions options, Klog log, StopChannel stop) throws RunFailedException;
}
