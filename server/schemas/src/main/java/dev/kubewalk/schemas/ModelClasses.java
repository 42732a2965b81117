package dev.kubewalk.schemas;

import dev.kubewalk.schemas.Facts.Definition;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which model class of the Java client stands for which definition. The client names a class by
 * version and type ({@code V1Deployment}), and puts the group in front where two groups have a type
 * of that name ({@code ExtensionsV1beta1Ingress}).
 */
final class ModelClasses {
  private static final String PACKAGE = "io.kubernetes.client.openapi.models.";

  private final Map<Definition, Class<?>> classes = new HashMap<>();
  private final Map<Class<?>, Definition> definitions = new HashMap<>();

  ModelClasses(Facts facts) {
    for (Definition definition : facts.definitions()) {
      if (facts.scalar(definition).isEmpty()) {
        Class<?> found = find(definition);
        classes.put(definition, found);
        Definition other = definitions.put(found, definition);
        if (other != null) {
          throw new IllegalStateException(found + " would be " + other + " and " + definition);
        }
      }
    }
  }

  private static Class<?> find(Definition definition) {
    String[] packages = definition.packageName().split("\\.");
    String group = capitalised(packages[packages.length - 2]);
    String plain = capitalised(definition.version()) + definition.type();
    String versionInfo = "Version" + definition.type();
    for (String name : new String[] {group + plain, plain, versionInfo}) {
      Optional<Class<?>> found = load(name);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new IllegalStateException("no model class for " + definition.name());
  }

  private static Optional<Class<?>> load(String name) {
    try {
      ClassLoader loader = ModelClasses.class.getClassLoader();
      return Optional.of(Class.forName(PACKAGE + name, false, loader));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  Class<?> of(Definition definition) {
    return classes.get(definition);
  }

  /** The definition a model class stands for. */
  Definition definitionOf(Class<?> model) {
    Definition found = definitions.get(model);
    if (found == null) {
      throw new IllegalStateException("no definition for " + model);
    }
    return found;
  }
}
