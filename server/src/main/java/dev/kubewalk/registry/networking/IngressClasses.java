package dev.kubewalk.registry.networking;

import static dev.kubewalk.registry.page.Cells.NONE;
import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.field;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorType;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.NameValidators;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Scope;

/** networking.k8s.io/v1beta1 IngressClass. Go: pkg/registry/networking/ingressclass. */
final class IngressClasses {
  private static final int LONGEST_CONTROLLER = 250;

  private IngressClasses() {}

  static Resource define() {
    return Resource.of("networking.k8s.io", "ingressclasses", "IngressClass")
        .version("v1beta1", Defaults.none())
        .generation()
        .strategy(rules()
            .countsGeneration("spec")
            .checks(IngressClasses::validate)
            .checksUpdate((type, old) -> type.in("spec").immutable("controller", old.in("spec"))))
        .columns(
            field("Controller", "spec.controller"),
            text("Parameters", IngressClasses::parameters),
            age())
        .build();
  }

  private static String parameters(Unstructured type) {
    if (!type.has("spec.parameters")) {
      return NONE;
    }
    String group = type.stringAt("spec.parameters.apiGroup");
    String kind = type.stringAt("spec.parameters.kind");
    return (group.isEmpty() ? kind : kind + "." + group) + "/"
        + type.stringAt("spec.parameters.name");
  }

  private static void validate(Scope type) {
    Scope spec = type.in("spec");
    String controller = spec.text("controller");
    if (controller.length() > LONGEST_CONTROLLER) {
      spec.add(new FieldError(
          ErrorType.TOO_LONG,
          spec.at("controller"),
          "",
          "must have at most " + LONGEST_CONTROLLER + " bytes"));
    }
    controller(spec, controller);
    if (!spec.has("parameters")) {
      return;
    }
    Scope parameters = spec.in("parameters");
    if (parameters.has("apiGroup")) {
      parameters.dnsSubdomain("apiGroup");
    }
    for (String field : new String[] {"kind", "name"}) {
      if (parameters.text(field).isEmpty()) {
        parameters.required(field, field + " is required");
      } else {
        parameters.invalidAll(field, NameValidators.pathSegment(parameters.text(field), false));
      }
    }
  }

  private static void controller(Scope spec, String controller) {
    int slash = controller.indexOf('/');
    if (controller.isEmpty()) {
      spec.required("controller", "");
      return;
    }
    if (slash <= 0 || slash == controller.length() - 1) {
      spec.invalid("controller", "must be a domain-prefixed path (such as \"acme.io/foo\")");
      return;
    }
    Formats.dnsSubdomain(controller.substring(0, slash))
        .forEach(problem -> spec.add(
            FieldError.invalid(spec.at("controller"), controller.substring(0, slash), problem)));
  }
}
