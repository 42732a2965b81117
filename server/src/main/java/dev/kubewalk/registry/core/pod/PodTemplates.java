package dev.kubewalk.registry.core.pod;

import static dev.kubewalk.registry.page.Defaults.defaults;

import dev.kubewalk.registry.page.Defaults;

/**
 * The pod template inside of other kinds: include these on the object that holds {@code metadata}
 * and {@code spec}.
 *
 * <p>Go: pkg/api/pod, pkg/apis/core/validation (ValidatePodTemplateSpec)
 */
public final class PodTemplates {
  /** Relative to the template. */
  public static final Defaults DEFAULTS = defaults()
      .include(template -> template.ensureObject("spec"))
      .in("spec", PodDefaults.SPEC);

  private PodTemplates() {}

  /** The defaults of a kind whose template stands at {@code path}. */
  public static Defaults at(String path) {
    return defaults()
        .include(object -> object.ensureObject(path))
        .in(path, DEFAULTS);
  }
}
