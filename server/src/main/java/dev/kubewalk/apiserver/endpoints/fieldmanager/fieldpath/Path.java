package dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The way from the root of an object to one of its parts.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/fieldpath/path.go (Path)
 */
public record Path(List<PathElement> elements) {
  public Path {
    elements = List.copyOf(elements);
  }

  /** A path through fields only. */
  public static Path ofFields(String... names) {
    return new Path(
        List.of(names).stream().<PathElement>map(PathElement.FieldName::new).toList());
  }

  @Override
  public String toString() {
    return elements.stream().map(PathElement::toString).collect(Collectors.joining());
  }
}
