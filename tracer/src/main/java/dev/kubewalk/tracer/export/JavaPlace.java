package dev.kubewalk.tracer.export;

import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.Steps;
import java.util.Optional;

/**
 * Where the server performs a step.
 *
 * @param className with its package, nested classes behind a dot
 * @param method empty for a step that is a table's entry; {@code new} for a constructor
 */
record JavaPlace(String className, String method) {

  private static final String SOURCES = "server/src/main/java/";

  static Optional<JavaPlace> of(Steps entry, StepLocations locations) {
    return locations.of(entry).stream().findFirst().map(place -> {
      int hash = place.indexOf('#');
      return hash < 0
          ? new JavaPlace(place, "")
          : new JavaPlace(place.substring(0, hash), place.substring(hash + 1));
    });
  }

  /** The source file from the top of the repository: packages are in small letters, classes not. */
  String file() {
    StringBuilder path = new StringBuilder(SOURCES);
    for (String part : className.split("\\.", -1)) {
      path.append(part);
      if (Character.isUpperCase(part.charAt(0))) {
        break;
      }
      path.append('/');
    }
    return path.append(".java").toString();
  }

  /** As a debugger names it. */
  String qualifiedMethod() {
    return method.isEmpty() ? className : className + "." + method;
  }

  @Override
  public String toString() {
    return method.isEmpty() ? className : className + "#" + method;
  }
}
