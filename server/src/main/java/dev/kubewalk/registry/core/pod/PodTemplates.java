package dev.kubewalk.registry.core.pod;

import static dev.kubewalk.registry.page.Defaults.defaults;

import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Scope;
import java.util.Locale;

/**
 * The pod template inside of other kinds: include these on the object that holds {@code metadata}
 * and {@code spec}.
 *
 * <p>Go: pkg/api/pod, pkg/apis/core/validation (ValidatePodTemplateSpec)
 */
public final class PodTemplates {
  /** Relative to the template. */
  public static final Defaults DEFAULTS =
      defaults().include(template -> template.ensureObject("spec")).in("spec", PodDefaults.SPEC);

  private PodTemplates() {}

  /** The defaults of a kind whose template stands at {@code path}. */
  public static Defaults at(String path) {
    return defaults().include(object -> object.ensureObject(path)).in(path, DEFAULTS);
  }

  /** Checks the template: its labels, annotations and spec. Go: ValidatePodTemplateSpec. */
  public static void validate(Scope template) {
    validateMetadata(template);
    PodAnnotations.validate(template.named(template.at("annotations")), template.in("spec"));
    PodSpecs.validate(template.in("spec"));
  }

  /** All that stateful sets check: their pods' volumes come from claims not made yet. */
  public static void validateMetadata(Scope template) {
    template.labels("metadata.labels");
    template
        .object()
        .annotations()
        .keySet()
        .forEach(key -> Formats.qualifiedName(key.toLowerCase(Locale.ROOT))
            .forEach(problem -> template.add(
                FieldError.invalid(template.at("metadata.annotations"), key, problem))));
  }
}
