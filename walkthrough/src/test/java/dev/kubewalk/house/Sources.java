package dev.kubewalk.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's own Java sources, found from the module that the tests run in. */
final class Sources {
  private static final List<String> MODULES =
      List.of("tracer", "server/schemas", "server", "diagrams", "walkthrough");

  private Sources() {}

  /** The repository's root. */
  static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("ARCHITECTURE.md"))) {
      here = here.getParent();
      if (here == null) {
        throw new IllegalStateException("not inside the repository");
      }
    }
    return here;
  }

  /** All main sources. */
  static List<Path> main() {
    return MODULES.stream()
        .flatMap(module -> java(module + "/src/main/java"))
        .sorted()
        .toList();
  }

  /** All main and test sources. */
  static List<Path> all() {
    Stream<Path> tests = MODULES.stream().flatMap(module -> java(module + "/src/test/java"));
    return Stream.concat(main().stream(), tests).sorted().toList();
  }

  /** The path as exceptions and messages name it. */
  static String name(Path source) {
    return root().relativize(source).toString();
  }

  static List<String> lines(Path source) {
    try {
      return Files.readAllLines(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> java(String folder) {
    Path start = root().resolve(folder);
    if (!Files.isDirectory(start)) {
      return Stream.empty();
    }
    try (Stream<Path> walk = Files.walk(start)) {
      return walk.filter(path -> path.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
