package dev.kubewalk.componentbase.cli;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Collects what is wrong with a set of options: every check is made, whatever the ones before it
 * found, so that a user learns of all mistakes at once.
 *
 * <p>Go: the {@code []error} that every {@code Validate} of an options type returns.
 */
public final class Checks {
  /** Is told of every check that was made. */
  @FunctionalInterface
  public interface Listener {
    /**
     * One check is done.
     *
     * @param id its number in the order of validation, such as {@code 3.5.1}
     * @param about what was looked at, with the value found
     * @param messages what is wrong; empty if nothing
     */
    void checked(String id, String about, List<String> messages);
  }

  private final List<String> messages = new ArrayList<>();
  private final Listener listener;

  public Checks(Listener listener) {
    this.listener = requireNonNull(listener, "listener is null");
  }

  /** Makes a check with one possible message. */
  public void check(String id, String about, boolean good, Supplier<String> message) {
    checkAll(id, about, good ? List.of() : List.of(message.get()));
  }

  /** Makes a check that may have several things to say. */
  public void checkAll(String id, String about, List<String> found) {
    messages.addAll(found);
    listener.checked(id, about, List.copyOf(found));
  }

  /** Everything that is wrong so far. */
  public List<String> messages() {
    return List.copyOf(messages);
  }
}
