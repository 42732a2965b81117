package dev.kubewalk.plugin.admission.resourcequota;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.api.resource.Quantity;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Quantities by resource name, with the arithmetic of quotas. Immutable in use: every operation
 * gives a new one.
 *
 * <p>Go: pkg/quota/v1/resources.go
 */
final class Amounts {
  private final SortedMap<String, Quantity> byName;

  private Amounts(SortedMap<String, Quantity> byName) {
    this.byName = byName;
  }

  static Amounts none() {
    return new Amounts(new TreeMap<>());
  }

  static Amounts of(JsonNode list) {
    Amounts amounts = none();
    list.properties()
        .forEach(e -> amounts.byName.put(e.getKey(), Quantity.parse(e.getValue().asText())));
    return amounts;
  }

  /** These and one more. */
  Amounts with(String name, Quantity quantity) {
    Amounts result = new Amounts(new TreeMap<>(byName));
    result.byName.merge(name, quantity, Quantity::add);
    return result;
  }

  Collection<String> names() {
    return byName.keySet();
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  Quantity get(String name) {
    return byName.get(name);
  }

  /** True where there is more than nothing. */
  boolean grows(String name) {
    return byName.get(name).sign() > 0;
  }

  /** The larger of both, name by name. */
  Amounts max(Amounts other) {
    Amounts result = new Amounts(new TreeMap<>(byName));
    other.byName.forEach((name, quantity) ->
        result.byName.merge(name, quantity, (a, b) -> a.compareTo(b) >= 0 ? a : b));
    return result;
  }

  boolean isZero() {
    return byName.values().stream().allMatch(Quantity::isZero);
  }

  Amounts plus(Amounts other) {
    Amounts result = new Amounts(new TreeMap<>(byName));
    other.byName.forEach((name, quantity) -> result.byName.merge(name, quantity, Quantity::add));
    return result;
  }

  Amounts minus(Amounts other) {
    Amounts result = new Amounts(new TreeMap<>(byName));
    other.byName.forEach((name, quantity) ->
        result.byName.merge(name, quantity.negate(), (have, negated) -> have.add(negated)));
    return result;
  }

  /** Only what {@code names} holds. */
  Amounts only(Collection<String> names) {
    Amounts result = none();
    byName.forEach((name, quantity) -> {
      if (names.contains(name)) {
        result.byName.put(name, quantity);
      }
    });
    return result;
  }

  /** The names of which there is more than {@code most} allows. */
  Collection<String> exceeding(Amounts most) {
    return byName.entrySet().stream()
        .filter(e -> most.has(e.getKey()))
        .filter(e -> e.getValue().compareTo(most.byName.get(e.getKey())) > 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  ObjectNode toNode() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    byName.forEach((name, quantity) -> node.put(name, quantity.toString()));
    return node;
  }

  /** {@code cpu=1,memory=1Gi}, as messages show it. */
  @Override
  public String toString() {
    return String.join(
        ",",
        byName.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }
}
