package dev.kubewalk.kv.rocksdb;

import dev.kubewalk.componentbase.FileErrors;
import dev.kubewalk.kv.BackendException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * Loads RocksDB's native library from a copy that is kept: its own loader unpacks the 15 MB into a
 * temporary file on every start, which takes longer than opening the store.
 *
 * <p>The copy lies in the folder that the system property {@value #SHARED} names, for all stores; or
 * beside the data, when there is no such folder or it cannot be written.
 */
final class NativeLibrary {
  private static final String SHARED = "kubewalk.libraries";

  private NativeLibrary() {}

  /** Loads the library, once in a process; {@code besideData} is made when it is needed. */
  static void load(Path besideData) {
    URL library =
        RocksDB.class.getClassLoader().getResource(Environment.getJniLibraryFileName("rocksdb"));
    if (library == null) {
      RocksDB.loadLibrary();
      return;
    }
    Path folder = sharedOrBeside(library, besideData);
    RocksDB.loadLibrary(List.of(folder.toAbsolutePath().toString()));
  }

  private static Path sharedOrBeside(URL library, Path besideData) {
    String shared = System.getProperty(SHARED, "");
    if (!shared.isEmpty()) {
      try {
        return copy(library, Path.of(shared));
      } catch (IOException e) {
        // Somebody else's folder, or a full disk: beside the data the failure gets its message.
      }
    }
    try {
      return copy(library, besideData);
    } catch (IOException e) {
      throw new BackendException.NotWritable(
          "cannot unpack the storage library into " + besideData + ": " + FileErrors.text(e), e);
    }
  }

  /** The folder with the copy, which is made when there is none of this version. */
  private static Path copy(URL library, Path directory) throws IOException {
    Path folder = directory.resolve(name(library));
    Path copy = folder.resolve(Environment.getJniLibraryFileName("rocksdbjni"));
    if (!Files.exists(copy)) {
      unpack(library, copy);
    }
    return folder;
  }

  /** A half-written copy is never left under the final name. */
  private static void unpack(URL library, Path copy) throws IOException {
    Files.createDirectories(copy.getParent());
    Path part = Files.createTempFile(copy.getParent(), "unpacking", ".part");
    try (InputStream in = library.openStream()) {
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** The library's jar, whose name has its version; an unpacked one has none. */
  private static String name(URL library) {
    String jar = library.getPath().replaceFirst("\\.jar!/.*", "");
    return jar.substring(jar.lastIndexOf('/') + 1);
  }
}
