package dev.kubewalk.kv;

import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A sorted map that never changes: putting and removing give a new tree that shares all but a path
 * of nodes with the old one. Whoever holds a tree holds a snapshot, without a lock and at the cost
 * of a reference; that is what makes reading an old revision, and paging through it, cheap.
 *
 * <p>It is a weight-balanced tree (Adams): a node knows how many keys lie below it, neither of its
 * sides is more than {@value #WEIGHT} times as heavy as the other, and so it also counts the keys of a range
 * in logarithmic time. Keys follow {@link Keys#ORDER}.
 */
public final class OrderedTree<V> {
  /** How much heavier one side may be; with {@link #SINGLE} a pair proven to keep the balance. */
  private static final int WEIGHT = 3;

  /** A single rotation does when the inner grandchild is lighter than this many times the outer. */
  private static final int SINGLE = 2;

  private final Node<V> root;

  private record Node<V>(String key, V value, Node<V> left, Node<V> right, int size) {}

  private OrderedTree(Node<V> root) {
    this.root = root;
  }

  public static <V> OrderedTree<V> empty() {
    return new OrderedTree<>(null);
  }

  public int size() {
    return size(root);
  }

  public Optional<V> get(String key) {
    Node<V> here = root;
    while (here != null) {
      int order = Keys.ORDER.compare(key, here.key);
      if (order == 0) {
        return Optional.of(here.value);
      }
      here = order < 0 ? here.left : here.right;
    }
    return Optional.empty();
  }

  public OrderedTree<V> put(String key, V value) {
    return new OrderedTree<>(put(root, key, value));
  }

  /** The tree without {@code key}; this very tree when it does not hold it. */
  public OrderedTree<V> remove(String key) {
    return get(key).isEmpty() ? this : new OrderedTree<>(remove(root, key));
  }

  /**
   * Visits the entries from {@code start} up to, not including, {@code end} in order, until the
   * visitor answers false.
   */
  public void visit(String start, String end, BiPredicate<String, V> visitor) {
    visit(root, start, end, visitor);
  }

  /** How many keys lie from {@code start} up to, not including, {@code end}. */
  public int count(String start, String end) {
    return Math.max(0, rank(end) - rank(start));
  }

  /** How many keys lie before {@code key}. */
  private int rank(String key) {
    int before = 0;
    Node<V> here = root;
    while (here != null) {
      if (Keys.ORDER.compare(key, here.key) <= 0) {
        here = here.left;
      } else {
        before += size(here.left) + 1;
        here = here.right;
      }
    }
    return before;
  }

  private static <V> boolean visit(
      Node<V> node, String start, String end, BiPredicate<String, V> visitor) {
    if (node == null) {
      return true;
    }
    boolean fromStart = Keys.ORDER.compare(start, node.key) <= 0;
    if (fromStart && !visit(node.left, start, end, visitor)) {
      return false;
    }
    if (Keys.ORDER.compare(node.key, end) >= 0) {
      return false;
    }
    if (fromStart && !visitor.test(node.key, node.value)) {
      return false;
    }
    return visit(node.right, start, end, visitor);
  }

  private static <V> Node<V> put(Node<V> node, String key, V value) {
    if (node == null) {
      return new Node<>(key, value, null, null, 1);
    }
    int order = Keys.ORDER.compare(key, node.key);
    if (order == 0) {
      return new Node<>(key, value, node.left, node.right, node.size);
    }
    return order < 0
        ? balance(node, put(node.left, key, value), node.right)
        : balance(node, node.left, put(node.right, key, value));
  }

  private static <V> Node<V> remove(Node<V> node, String key) {
    int order = Keys.ORDER.compare(key, node.key);
    if (order < 0) {
      return balance(node, remove(node.left, key), node.right);
    }
    if (order > 0) {
      return balance(node, node.left, remove(node.right, key));
    }
    if (node.left == null) {
      return node.right;
    }
    if (node.right == null) {
      return node.left;
    }
    Node<V> next = first(node.right);
    return balance(next, node.left, removeFirst(node.right));
  }

  private static <V> Node<V> first(Node<V> node) {
    Node<V> here = node;
    while (here.left != null) {
      here = here.left;
    }
    return here;
  }

  private static <V> Node<V> removeFirst(Node<V> node) {
    return node.left == null ? node.right : balance(node, removeFirst(node.left), node.right);
  }

  /** A node with {@code entry}'s key and value over two sides, one of which changed by one key. */
  private static <V> Node<V> balance(Node<V> entry, Node<V> left, Node<V> right) {
    int l = size(left);
    int r = size(right);
    if (l + r < 2) {
      return node(entry, left, right);
    }
    if (r > WEIGHT * l) {
      return size(right.left) < SINGLE * size(right.right)
          ? node(right, node(entry, left, right.left), right.right)
          : node(
              right.left,
              node(entry, left, right.left.left),
              node(right, right.left.right, right.right));
    }
    if (l > WEIGHT * r) {
      return size(left.right) < SINGLE * size(left.left)
          ? node(left, left.left, node(entry, left.right, right))
          : node(
              left.right,
              node(left, left.left, left.right.left),
              node(entry, left.right.right, right));
    }
    return node(entry, left, right);
  }

  private static <V> Node<V> node(Node<V> entry, Node<V> left, Node<V> right) {
    return new Node<>(entry.key, entry.value, left, right, size(left) + size(right) + 1);
  }

  private static int size(Node<?> node) {
    return node == null ? 0 : node.size;
  }
}
