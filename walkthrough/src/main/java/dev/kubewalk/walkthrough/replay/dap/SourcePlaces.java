package dev.kubewalk.walkthrough.replay.dap;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.scan.StepLocationScanner;
import dev.kubewalk.tracer.scan.StepLocationScanner.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where steps stand in the sources that the IDE shows. The catalogue's locations name class and
 * method; the line is looked up in the file as it is now, so that it cannot be an old one.
 */
public final class SourcePlaces {
  private static final String SOURCES = "src/main/java";

  private final StepLocations locations;
  private final List<Path> roots;

  /** A line of a file, from 1. */
  record Place(Path file, int line) {}

  /**
   * @param folder a project, one of its modules, or a folder of packages
   */
  public SourcePlaces(StepLocations locations, Path folder) throws IOException {
    this.locations = requireNonNull(locations);
    Path top = folder.toAbsolutePath().normalize();
    List<Path> candidates = new ArrayList<>(List.of(top.resolve(SOURCES), top));
    try (Stream<Path> modules = Files.list(top)) {
      modules.sorted().map(module -> module.resolve(SOURCES)).forEach(candidates::add);
    }
    this.roots = candidates.stream().filter(Files::isDirectory).toList();
  }

  /** Where the step is performed; empty when its source is not there. */
  Optional<Place> of(Steps step) {
    return locations.of(step).stream()
        .flatMap(location -> find(step, location).stream())
        .findFirst();
  }

  /**
   * The steps at the first line from {@code line} on that performs one; as with code, where a line
   * has none the next one counts.
   */
  List<Use> at(Path file, int line) {
    List<Use> below = uses(file).stream().filter(use -> use.line() >= line).toList();
    Optional<Integer> first = below.stream().map(Use::line).min(Comparator.naturalOrder());
    return below.stream().filter(use -> use.line() == first.orElse(0)).toList();
  }

  private Optional<Place> find(Steps step, String location) {
    return file(location)
        .flatMap(file -> uses(file).stream()
            .filter(use -> use.step() == step)
            .min(Comparator.comparing(use -> !use.place().equals(location)))
            .map(use -> new Place(file, use.line())));
  }

  /** The source of {@code a.b.Type.Nested#method}: packages are lower case, types are not. */
  private Optional<Path> file(String location) {
    Path relative = Path.of("");
    for (String name : location.replaceFirst("#.*", "").split("\\.", -1)) {
      if (Character.isUpperCase(name.charAt(0))) {
        Path file = relative.resolve(name + ".java");
        return roots.stream()
            .map(root -> root.resolve(file))
            .filter(Files::isRegularFile)
            .findFirst();
      }
      relative = relative.resolve(name);
    }
    return Optional.empty();
  }

  private static List<Use> uses(Path file) {
    try {
      return StepLocationScanner.uses(Files.readString(file));
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
