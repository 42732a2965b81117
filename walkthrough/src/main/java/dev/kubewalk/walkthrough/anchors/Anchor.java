package dev.kubewalk.walkthrough.anchors;

import static java.util.Objects.requireNonNull;

/**
 * A place in the code.
 *
 * @param in class and member, such as {@code cmd.kubeapiserver.ServerChain#create}: the class
 *     without {@code dev.kubewalk.}, the member a method, a field, a constant, or {@code new} for a
 *     constructor; without a member the whole class is meant
 * @param from a text on exactly one line of the member: the place begins at that line, and ends
 *     with the statement that begins there; null for the whole member
 * @param to a text on exactly one line from there on, with which the place ends instead; or null
 */
public record Anchor(String in, String from, String to) {
  private static final String ROOT = "dev.kubewalk.";

  public Anchor {
    requireNonNull(in, "an anchor needs 'in': class and member");
    if (from == null && to != null) {
      throw new IllegalArgumentException("an anchor with 'to' needs 'from' too: " + in);
    }
  }

  /** The class with its package and, for a nested one, the classes around it, joined by dots. */
  String type() {
    int hash = in.indexOf('#');
    return ROOT + (hash < 0 ? in : in.substring(0, hash));
  }

  /** The member's name as the compiler calls it; empty for the whole class. */
  String member() {
    int hash = in.indexOf('#');
    String name = hash < 0 ? "" : in.substring(hash + 1);
    return name.equals("new") ? "<init>" : name;
  }
}
