package dev.kubewalk.registry.page;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a kind fills in where a client said nothing, told in the order in which it is done. Paths are
 * relative to the object that the defaults are applied to.
 *
 * <p>Go: pkg/apis/&lt;group&gt;/&lt;version&gt;/defaults.go
 */
public final class Defaults implements Consumer<Unstructured> {
  private final List<Consumer<Unstructured>> steps = new ArrayList<>();

  private Defaults() {}

  public static Defaults defaults() {
    return new Defaults();
  }

  /** For kinds that fill in nothing. */
  public static Defaults none() {
    return new Defaults();
  }

  public Defaults set(String path, String value) {
    return include(object -> object.setDefault(path, value));
  }

  public Defaults set(String path, long value) {
    return include(object -> object.setDefault(path, value));
  }

  public Defaults set(String path, boolean value) {
    return include(object -> object.setDefault(path, value));
  }

  /** More defaults for objects whose field has this value. */
  public Defaults when(String path, String value, Defaults more) {
    return include(object -> {
      if (object.stringAt(path).equals(value)) {
        more.accept(object);
      }
    });
  }

  /** More defaults for the object at {@code path}, where there is one. */
  public Defaults in(String path, Consumer<Unstructured> more) {
    return include(object -> {
      if (object.at(path).isObject()) {
        more.accept(object.objectAt(path));
      }
    });
  }

  /** More defaults for each object of a list. */
  public Defaults each(String listPath, Consumer<Unstructured> more) {
    return include(object -> object.objectsAt(listPath).forEach(more));
  }

  /** Takes one field's value from another one. */
  public Defaults copy(String from, String to) {
    return include(object -> {
      if (!object.has(to) && object.has(from)) {
        object.set(to, object.at(from).deepCopy());
      }
    });
  }

  public Defaults include(Consumer<Unstructured> more) {
    steps.add(more);
    return this;
  }

  @Override
  public void accept(Unstructured object) {
    steps.forEach(step -> step.accept(object));
  }
}
