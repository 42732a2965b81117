package dev.kubewalk.registry.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A strategy put together from the few things that almost every kind does: reset the status on
 * creation, keep the status on updates, count generations, check the object.
 *
 * <p>Go: pkg/registry/&lt;group&gt;/&lt;resource&gt;/strategy.go
 */
public final class Rules implements Strategy {
  private final List<Prepare> creating = new ArrayList<>();
  private final List<PrepareUpdate> updating = new ArrayList<>();
  private final List<BiConsumer<Unstructured, Boolean>> exporting = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final List<UpdateCheck> updateChecks = new ArrayList<>();
  private boolean checksWholeOnUpdate = true;

  private Rules() {}

  /** Changes a new object before it is checked. */
  @FunctionalInterface
  public interface Prepare {
    void prepare(RequestContext context, Unstructured object);
  }

  /** Changes an updated object before it is checked. */
  @FunctionalInterface
  public interface PrepareUpdate {
    void prepare(RequestContext context, Unstructured object, Unstructured old);
  }

  /** Collects what is wrong with an object. */
  @FunctionalInterface
  public interface Check {
    void check(Scope object);
  }

  /** Collects what is wrong with a change. */
  @FunctionalInterface
  public interface UpdateCheck {
    void check(Scope object, Scope old);
  }

  public static Rules rules() {
    return new Rules();
  }

  /**
   * For kinds with a status subresource: the main path neither sets nor changes the status.
   *
   * @param zeros counts that an empty status shows all the same
   */
  public Rules ownsStatus(String... zeros) {
    creating.add((context, object) -> {
      clear(object, "status");
      for (String zero : zeros) {
        object.set("status." + zero, 0);
      }
    });
    updating.add((context, object, old) -> keep(object, old, "status"));
    return this;
  }

  /** Starts {@code metadata.generation} at 1 and raises it when one of {@code paths} changes. */
  public Rules countsGeneration(String... paths) {
    creating.add((context, object) -> object.set("metadata.generation", 1));
    updating.add((context, object, old) -> {
      long generation = old.longAt("metadata.generation");
      for (String path : paths) {
        if (!same(object.at(path), old.at(path))) {
          object.set("metadata.generation", generation + 1);
          return;
        }
      }
      keep(object, old, "metadata.generation");
    });
    return this;
  }

  /** For a status strategy: everything named here stays as it was. */
  public static Rules keeping(String... paths) {
    Rules rules = new Rules();
    rules.updating.add((context, object, old) -> {
      for (String path : paths) {
        keep(object, old, path);
      }
    });
    return rules.checksUpdatesAlone();
  }

  public Rules onCreate(Prepare prepare) {
    creating.add(prepare);
    return this;
  }

  public Rules onCreate(Consumer<Unstructured> prepare) {
    return onCreate((context, object) -> prepare.accept(object));
  }

  /** Instead of what is done on a create; the second argument says whether to be exact. */
  public Rules onExport(BiConsumer<Unstructured, Boolean> prepare) {
    exporting.add(prepare);
    return this;
  }

  public Rules onUpdate(PrepareUpdate prepare) {
    updating.add(prepare);
    return this;
  }

  public Rules onUpdate(BiConsumer<Unstructured, Unstructured> prepare) {
    return onUpdate((context, object, old) -> prepare.accept(object, old));
  }

  public Rules checks(Check check) {
    checks.add(check);
    return this;
  }

  /** What an update is checked for, before what any object is checked for. */
  public Rules checksUpdate(UpdateCheck check) {
    updateChecks.add(check);
    return this;
  }

  /** Updates are only checked as updates; the whole object is not looked at again. */
  public Rules checksUpdatesAlone() {
    checksWholeOnUpdate = false;
    return this;
  }

  @Override
  public void prepareForCreate(RequestContext context, Unstructured object) {
    creating.forEach(step -> step.prepare(context, object));
  }

  @Override
  public void prepareForExport(RequestContext context, Unstructured object, boolean exact) {
    if (exporting.isEmpty()) {
      prepareForCreate(context, object);
    }
    exporting.forEach(step -> step.accept(object, exact));
  }

  @Override
  public void prepareForUpdate(RequestContext context, Unstructured object, Unstructured old) {
    updating.forEach(step -> step.prepare(context, object, old));
  }

  @Override
  public ErrorList validate(RequestContext context, Unstructured object) {
    ErrorList errors = new ErrorList();
    checks.forEach(check -> check.check(Scope.root(object, errors)));
    return errors;
  }

  @Override
  public ErrorList validateUpdate(RequestContext context, Unstructured object, Unstructured old) {
    ErrorList errors = new ErrorList();
    if (checksWholeOnUpdate) {
      checks.forEach(check -> check.check(Scope.root(object, errors)));
    }
    updateChecks.forEach(check -> check.check(Scope.root(object, errors), Scope.root(old, errors)));
    return errors;
  }

  /** Puts back the old value of {@code path}, or takes the new one away where there was none. */
  public static void keep(Unstructured object, Unstructured old, String path) {
    if (old.has(path)) {
      object.set(path, old.at(path).deepCopy());
    } else {
      object.remove(path);
    }
  }

  /** Empties the object at {@code path}. */
  public static void clear(Unstructured object, String path) {
    object.set(path, JsonNodeFactory.instance.objectNode());
  }

  /** True when both are equal, or both say nothing. */
  public static boolean same(JsonNode one, JsonNode other) {
    return isNothing(one) ? isNothing(other) : one.equals(other);
  }

  private static boolean isNothing(JsonNode node) {
    return node.isMissingNode() || node.isNull() || (node.isContainerNode() && node.isEmpty());
  }
}
