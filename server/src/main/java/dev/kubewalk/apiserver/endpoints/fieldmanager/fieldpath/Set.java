package dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A set of fields, as a tree of path elements some of which are members. A parent does not contain
 * its children, nor the other way around. Grows while it is built; once handed out it is not
 * changed any more, and the operations give new sets (or this one, where nothing changes).
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/fieldpath/set.go (Set)
 */
public final class Set {
  private static final Set EMPTY = new Set();

  private final TreeMap<PathElement, Node> nodes = new TreeMap<>();

  /**
   * What is known about one element.
   *
   * @param children members below it; empty for a leaf
   */
  private record Node(boolean member, Set children) {
    private static final Node LEAF = new Node(true, EMPTY);
  }

  /** Takes a path in; the empty path stands for the whole object, which nobody owns. */
  public void insert(List<PathElement> path) {
    Set here = this;
    for (int i = 0; i < path.size() - 1; i++) {
      here = here.descend(path.get(i));
    }
    if (!path.isEmpty()) {
      here.put(path.get(path.size() - 1), Set.EMPTY, true);
    }
  }

  private Set descend(PathElement element) {
    Node node = nodes.get(element);
    if (node != null && node.children != EMPTY) {
      return node.children;
    }
    Set children = new Set();
    nodes.put(element, new Node(node != null && node.member, children));
    return children;
  }

  /** Takes in an element (when it is a member) with what is below it. */
  public void put(PathElement element, Set children, boolean member) {
    if (member && children.isEmpty()) {
      nodes.merge(element, Node.LEAF, (old, leaf) -> new Node(true, old.children));
    } else if (member || !children.isEmpty()) {
      nodes.put(element, new Node(member, children));
    }
  }

  public boolean isEmpty() {
    return nodes.values().stream().noneMatch(node -> node.member || !node.children.isEmpty());
  }

  public boolean has(PathElement element) {
    Node node = nodes.get(element);
    return node != null && node.member;
  }

  /** The members below {@code element}, by the rest of their path. */
  public Set withPrefix(PathElement element) {
    Node node = nodes.get(element);
    return node == null ? EMPTY : node.children;
  }

  /** Everything that is in one of the two. */
  public Set union(Set other) {
    if (nodes.isEmpty() || this == other) {
      return other;
    }
    if (other.nodes.isEmpty()) {
      return this;
    }
    Set union = new Set();
    union.nodes.putAll(nodes);
    other.nodes.forEach((element, node) -> union.nodes.merge(
        element, node, (a, b) -> new Node(a.member || b.member, a.children.union(b.children))));
    return union;
  }

  /** What is in both. */
  public Set intersection(Set other) {
    Set fewer = nodes.size() <= other.nodes.size() ? this : other;
    Set more = fewer == this ? other : this;
    Set intersection = new Set();
    fewer.nodes.forEach((element, node) -> {
      Node same = more.nodes.get(element);
      if (same != null) {
        Set children = node.children.intersection(same.children);
        intersection.put(element, children, node.member && same.member);
      }
    });
    return intersection;
  }

  /** What is in this set and not in the other; this set itself when they have nothing common. */
  public Set difference(Set other) {
    if (nodes.isEmpty() || other.nodes.isEmpty()) {
      return this;
    }
    boolean changed = false;
    Set difference = new Set();
    for (Map.Entry<PathElement, Node> entry : nodes.entrySet()) {
      Node node = entry.getValue();
      Node taken = other.nodes.get(entry.getKey());
      if (taken == null) {
        difference.nodes.put(entry.getKey(), node);
        continue;
      }
      Set children = node.children.difference(taken.children);
      boolean member = node.member && !taken.member;
      changed |= children != node.children || member != node.member;
      difference.put(entry.getKey(), children, member);
    }
    return changed ? difference : this;
  }

  /** Shows each element of the top level, whether it is a member, and what is below it. */
  public void forEachNode(NodeVisitor visitor) {
    nodes.forEach((element, node) -> visitor.visit(element, node.member, node.children));
  }

  /** Sees the elements of one level of a set. */
  @FunctionalInterface
  public interface NodeVisitor {
    void visit(PathElement element, boolean member, Set children);
  }

  /** Shows the path of each member: those of a level, then those below them. */
  public void forEach(Consumer<Path> visitor) {
    forEach(new ArrayList<>(), visitor);
  }

  private void forEach(List<PathElement> prefix, Consumer<Path> visitor) {
    forEachNode((element, member, children) -> {
      if (member) {
        prefix.add(element);
        visitor.accept(new Path(prefix));
        prefix.remove(prefix.size() - 1);
      }
    });
    forEachNode((element, member, children) -> {
      prefix.add(element);
      children.forEach(prefix, visitor);
      prefix.remove(prefix.size() - 1);
    });
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Set that && nodes.equals(that.nodes);
  }

  @Override
  public int hashCode() {
    return nodes.hashCode();
  }

  /** One member a line. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    forEach(path -> lines.add(path.toString()));
    return String.join("\n", lines);
  }
}
