package dev.kubewalk.cmd.kubeapiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.server.DelegationTarget;
import dev.kubewalk.apiserver.server.ServerRuntime;
import dev.kubewalk.cmd.kubeapiserver.options.CompletedServerRunOptions;
import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.memory.MemoryBackend;
import dev.kubewalk.kv.rocksdb.RocksDbBackend;
import java.nio.file.Path;

/**
 * What a server of this process stands on: where it keeps its objects. Whoever wants to see what
 * happens when a part of a server fails puts another in its place here.
 */
@FunctionalInterface
public interface Environment {
  /**
   * Opens the store; the server closes it.
   *
   * @throws dev.kubewalk.kv.BackendException when it cannot be opened
   */
  Backend openBackend(CompletedServerRunOptions options, ServerRuntime runtime);

  /** The authorizer that the server will ask, given the one that its flags ask for. */
  default Authorizer authorizer(Authorizer built) {
    return built;
  }

  /** Whom kube-apiserver hands unknown paths to, given the server that was built for that. */
  default DelegationTarget delegate(DelegationTarget built) {
    return built;
  }

  /** The embedded store in --data-dir. */
  static Environment embedded() {
    return (options, runtime) -> RocksDbBackend.open(
        Path.of(options.options().etcd.dataDir.get()),
        runtime.clock(),
        runtime.go(),
        runtime.log());
  }

  /** A store that is gone with the server, for tests. */
  static Environment memory() {
    return (options, runtime) -> new MemoryBackend(requireNonNull(runtime).clock());
  }
}
