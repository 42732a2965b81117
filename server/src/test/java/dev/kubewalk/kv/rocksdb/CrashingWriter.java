package dev.kubewalk.kv.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.KeyValue;
import dev.kubewalk.kv.WriteResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that writes until it is killed. On its standard output it acknowledges each write after
 * the store did: {@code key value revision}, an empty value for a deletion.
 */
final class CrashingWriter {
  private static final int KEYS = 50;

  private CrashingWriter() {}

  /** Arguments: directory, number of writers, number of the round. */
  public static void main(String[] args) {
    Backend backend = RocksDbBackend.open(
        Path.of(args[0]), Clock.system(), GoRoutines.forThisJdk(), Klog.discard());
    PrintStream acknowledged = System.out;
    acknowledged.println("open " + backend.currentRevision());
    acknowledged.flush();
    for (int writer = 0; writer < Integer.parseInt(args[1]); writer++) {
      String prefix = "/w/" + writer + "/";
      new Thread(() -> write(backend, prefix, args[2], acknowledged)).start();
    }
  }

  private static void write(Backend backend, String prefix, String round, PrintStream out) {
    for (int i = 0; ; i++) {
      String key = prefix + i % KEYS;
      String value = round + "-" + i;
      Optional<KeyValue> current = backend.get(key);
      boolean delete = current.isPresent() && i % 7 == 0;
      WriteResult result = delete
          ? backend.delete(key, current.get().modRevision())
          : current.isPresent()
              ? backend.update(key, value.getBytes(UTF_8), current.get().modRevision(), 0)
              : backend.create(key, value.getBytes(UTF_8), 0);
      long revision = ((WriteResult.Written) result).revision();
      synchronized (out) {
        out.println(key + " " + (delete ? "" : value) + " " + revision);
        out.flush();
      }
    }
  }
}
