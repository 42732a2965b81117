package dev.kubewalk.cmd.kubeapiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.server.ServerRuntime;
import dev.kubewalk.cmd.kubeapiserver.options.CompletedServerRunOptions;
import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.memory.MemoryBackend;
import dev.kubewalk.kv.rocksdb.RocksDbBackend;
import java.nio.file.Path;

/** Where a server of this process keeps its objects. */
@FunctionalInterface
public interface Environment {
  /**
   * Opens the store; the server closes it.
   *
   * @throws dev.kubewalk.kv.BackendException when it cannot be opened
   */
  Backend openBackend(CompletedServerRunOptions options, ServerRuntime runtime);

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
