package dev.kubewalk.kv.rocksdb;

import dev.kubewalk.componentbase.FileErrors;
import dev.kubewalk.kv.BackendException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * Loads RocksDB's native library from a copy beside the data. The library's own loader unpacks its 15
 * MB into a temporary file on every start, which takes longer than opening the store.
 */
final class NativeLibrary {
  private NativeLibrary() {}

  /** Loads the library, once in a process; {@code directory} is made when there is none. */
  static void load(Path directory) {
    String inJar = Environment.getJniLibraryFileName("rocksdb");
    try (InputStream resource = RocksDB.class.getClassLoader().getResourceAsStream(inJar)) {
      if (resource == null) {
        RocksDB.loadLibrary();
        return;
      }
      Path folder = directory.resolve(RocksDB.class.getPackage().getName() + "-" + version());
      Path copy = folder.resolve(Environment.getJniLibraryFileName("rocksdbjni"));
      if (!Files.exists(copy)) {
        unpack(resource, copy);
      }
      RocksDB.loadLibrary(List.of(folder.toAbsolutePath().toString()));
    } catch (IOException e) {
      throw new BackendException.NotWritable(
          "cannot unpack the storage library into " + directory + ": " + FileErrors.text(e), e);
    }
  }

  /** A half-written copy is never left under the final name. */
  private static void unpack(InputStream resource, Path copy) throws IOException {
    Files.createDirectories(copy.getParent());
    Path part = Files.createTempFile(copy.getParent(), "unpacking", ".part");
    try {
      Files.copy(resource, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String version() {
    String version = RocksDB.class.getPackage().getImplementationVersion();
    return version == null ? "bundled" : version;
  }
}
