package dev.kubewalk.tracer.export;

import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.Steps;
import java.util.List;
import java.util.Optional;

/**
 * A step of the catalogue as AppMap sees a function.
 *
 * <p>One Java method often performs several steps, so a function has the step's name and not the
 * method's; the class and the file are those of the method, or Go's where nobody knows the Java
 * side.
 *
 * @param packages from the outermost
 */
record AppMapFunction(List<String> packages, String className, String name, String file) {

  static AppMapFunction of(Steps entry, StepLocations locations) {
    String name = camelCase(entry.key().substring(entry.key().indexOf('.') + 1));
    Optional<JavaPlace> place = JavaPlace.of(entry, locations);
    if (place.isEmpty()) {
      List<String> folders = List.of(entry.goFile().split("/", -1));
      int last = folders.size() - 1;
      String file = folders.get(last).replace(".go", "");
      return new AppMapFunction(folders.subList(0, last), file, name, entry.goFile());
    }
    List<String> parts = List.of(place.get().className().split("\\.", -1));
    int packages = 0;
    while (!Character.isUpperCase(parts.get(packages).charAt(0))) {
      packages++;
    }
    String className = String.join("$", parts.subList(packages, parts.size()));
    return new AppMapFunction(
        parts.subList(0, packages), className, name, place.get().file());
  }

  /** As AppMap's Java agent writes it. */
  String definedClass() {
    return String.join(".", packages) + "." + className;
  }

  private static String camelCase(String words) {
    StringBuilder name = new StringBuilder();
    for (String word : words.split("-", -1)) {
      name.append(
          name.isEmpty() || word.isEmpty()
              ? word
              : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
