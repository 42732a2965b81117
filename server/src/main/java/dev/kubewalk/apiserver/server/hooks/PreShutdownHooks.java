package dev.kubewalk.apiserver.server.hooks;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The hooks that run, one after the other, once a stop was asked for and while requests are still
 * served.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/hooks.go (AddPreShutdownHook,
 * RunPreShutdownHooks)
 */
public final class PreShutdownHooks {
  /** Guarded by this. */
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private boolean called;

  /** Does its part of the shutdown. Go: PreShutdownHookFunc. */
  @FunctionalInterface
  public interface PreShutdownHook {
    void run() throws HookException;
  }

  /** A registered hook. */
  public record Entry(String name, PreShutdownHook hook) {
    public Entry {
      requireNonNull(name);
      requireNonNull(hook);
    }
  }

  /**
   * @throws IllegalStateException when the name is taken, or the hooks have run
   */
  public synchronized void add(Entry entry) {
    if (called) {
      throw new IllegalStateException("unable to add \"" + entry.name()
          + "\" because PreShutdownHooks have already been called");
    }
    if (entries.putIfAbsent(entry.name(), entry) != null) {
      throw new IllegalStateException(
          "unable to add \"" + entry.name() + "\" because it is already registered");
    }
  }

  public synchronized List<Entry> list() {
    return new ArrayList<>(entries.values());
  }

  /** Marks the hooks as called: from now on none can be added. */
  public synchronized List<Entry> start() {
    called = true;
    return new ArrayList<>(entries.values());
  }
}
