package dev.kubewalk.registry.core;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.field;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.NameValidators;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.StoreHooks;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import dev.kubewalk.apiserver.registry.rest.Verb;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Scope;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * v1 Namespace: a delete only marks it; it goes when {@code /finalize} empties its finalizers. Go:
 * pkg/registry/core/namespace.
 */
final class Namespaces {
  private static final String FINALIZERS = "spec.finalizers";
  private static final String OWN_FINALIZER = "kubernetes";

  private static final Defaults DEFAULTS = defaults()
      .include(namespace -> namespace.ensureObject("spec"))
      .include(namespace -> namespace.ensureObject("status"))
      .set("status.phase", "Active");

  private Namespaces() {}

  static Resource define() {
    return Resource.of("", "namespaces", "Namespace")
        .shortNames("ns")
        .verbs(EnumSet.complementOf(EnumSet.of(Verb.DELETECOLLECTION)))
        .version("v1", DEFAULTS)
        .names(NameValidators::dns1123Label)
        .strategy(rules().onCreate(Namespaces::prepare).onUpdate(Namespaces::keepSpecAndStatus))
        .hooks(new Removal())
        .deletes(DeleteRules.PLAIN.returningObject())
        .subresource(new Subresource.View(
            "finalize",
            Set.of(Verb.UPDATE),
            Rules.keeping("status").checksUpdate(Namespaces::checkFinalizers)))
        .status(Rules.keeping("spec").checksUpdate(Namespaces::checkPhase))
        .selectable("status.phase", namespace -> namespace.stringAt("status.phase"))
        .columns(field("Status", "status.phase"), age())
        .build();
  }

  private static void prepare(Unstructured namespace) {
    List<String> finalizers = new ArrayList<>(namespace.stringsAt(FINALIZERS));
    if (!finalizers.contains(OWN_FINALIZER)) {
      finalizers.add(OWN_FINALIZER);
    }
    namespace.set(FINALIZERS, finalizers);
    Rules.clear(namespace, "status");
    namespace.set("status.phase", "Active");
  }

  private static void keepSpecAndStatus(Unstructured namespace, Unstructured old) {
    Rules.keep(namespace, old, "spec");
    Rules.keep(namespace, old, "status");
  }

  private static void checkPhase(Scope namespace, Scope old) {
    String phase = namespace.text("status.phase");
    boolean terminating = namespace.object().isTerminating();
    if (terminating && !phase.equals("Terminating")) {
      namespace.add(FieldError.invalid(
          "status.Phase", phase, "may only be 'Terminating' if `deletionTimestamp` is not empty"));
    }
    if (!terminating && !phase.equals("Active")) {
      namespace.add(FieldError.invalid(
          "status.Phase", phase, "may only be 'Active' if `deletionTimestamp` is empty"));
    }
  }

  private static void checkFinalizers(Scope namespace, Scope old) {
    int index = 0;
    for (String name : namespace.texts(FINALIZERS)) {
      String path = FINALIZERS + "[" + index++ + "]";
      List<String> problems = Formats.qualifiedName(name);
      problems.forEach(problem -> namespace.add(FieldError.invalid(path, name, problem)));
      if (!name.contains("/") && !name.equals(OWN_FINALIZER)) {
        namespace.add(FieldError.invalid(
            path,
            name,
            "name is neither a standard finalizer name nor" + " is it fully qualified"));
      }
    }
  }

  /** Go: pkg/registry/core/namespace/storage/storage.go (Delete, ShouldDeleteNamespaceDuringUpdate). */
  private static final class Removal implements StoreHooks {
    @Override
    public boolean marksForDeletion(RequestContext context, Unstructured namespace) {
      if (namespace.isTerminating() && namespace.stringsAt(FINALIZERS).isEmpty()) {
        return false;
      }
      if (!namespace.isTerminating()) {
        namespace.set(
            "metadata.deletionTimestamp",
            context.now().truncatedTo(ChronoUnit.SECONDS).toString());
      }
      namespace.set("status.phase", "Terminating");
      return true;
    }

    @Override
    public boolean deletesDuringUpdate(Unstructured namespace, Unstructured old) {
      return namespace.stringsAt(FINALIZERS).isEmpty()
          && StoreHooks.super.deletesDuringUpdate(namespace, old);
    }
  }
}
