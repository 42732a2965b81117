package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that some tests need and not every machine has. */
final class Tools {
  private Tools() {}

  /** The first of these programs that is installed. Without one the test is skipped, or fails. */
  static Path require(String... names) {
    Optional<Path> found = Arrays.stream(names).flatMap(n -> all(n).stream()).findFirst();
    return found.orElseGet(() -> missing(String.join(" or ", names)));
  }

  /** Every place on the PATH where a program lies. */
  static List<Path> all(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder).resolve(name))
        .filter(Files::isExecutable)
        .toList();
  }

  private static Path missing(String what) {
    String message = what + " is not installed, so this is not tested";
    if (System.getenv("KUBEWALK_NO_SKIP") != null) {
      fail(message);
    }
    abort(message);
    throw new IllegalStateException(message);
  }
}
