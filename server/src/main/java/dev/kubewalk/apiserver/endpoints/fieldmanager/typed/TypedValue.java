package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.Set;
import java.util.Objects;

/**
 * A value that has its type. The tree is never changed; results share parts of it.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/typed/typed.go (TypedValue)
 */
public final class TypedValue {
  private final JsonNode value;
  private final Atom type;

  private TypedValue(JsonNode value, Atom type) {
    this.value = requireNonNull(value, "value is null");
    this.type = requireNonNull(type, "type is null");
  }

  /**
   * @throws TypedException when the value does not have the type
   */
  public static TypedValue of(JsonNode value, Atom type) throws TypedException {
    ValidatingWalker.validate(type, value);
    return new TypedValue(value, type);
  }

  public JsonNode value() {
    return value;
  }

  /** Each leaf and each element that the value mentions. */
  public Set toFieldSet() throws TypedException {
    return ToFieldSetWalker.fieldsOf(type, value);
  }

  /** The set with the named fields that lead to its members. */
  public Set ensureNamedFieldsAreMembers(Set set) {
    return NamedFields.ensureMembers(set, type);
  }

  /** This value with what {@code other} says in it; nothing is removed by that. */
  public TypedValue merge(TypedValue other) throws TypedException {
    checkSameType(other);
    JsonNode merged = MergingWalker.merge(
        type, value, other.value, (path, left, right) -> right != null ? right : left);
    return new TypedValue(Objects.requireNonNullElse(merged, NullNode.instance), type);
  }

  /** How this value became {@code other}. */
  public Comparison compare(TypedValue other) throws TypedException {
    checkSameType(other);
    Comparison.Comparing rule = new Comparison.Comparing();
    MergingWalker.merge(type, value, other.value, rule);
    return rule.result();
  }

  /** This value without some fields and elements. */
  public TypedValue removeItems(Set items) throws TypedException {
    return items.isEmpty() ? this : new TypedValue(RemovingWalker.remove(type, value, items), type);
  }

  private void checkSameType(TypedValue other) throws TypedException {
    if (type != other.type) {
      String left = pointerTo(type);
      String right = pointerTo(other.type);
      throw new TypedException(
          "expected objects of the same type, but got " + left + " and " + right);
    }
  }

  /** A reference to a type, as Go prints one: the address of its name, and no inlined type. */
  private static String pointerTo(Atom type) {
    return "{0xc%09x {<nil> <nil> <nil>}}".formatted(System.identityHashCode(type));
  }
}
