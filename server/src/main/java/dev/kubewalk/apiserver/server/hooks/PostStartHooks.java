package dev.kubewalk.apiserver.server.hooks;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apiserver.server.healthz.HealthChecker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The post-start hooks of one server, in the order of registration. Each one is known with who
 * registered it, and brings a health check that fails until the hook is done.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/hooks.go (AddPostStartHook, RunPostStartHooks)
 */
public final class PostStartHooks {
  /** Guarded by this. */
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private boolean called;

  /**
   * A registered hook.
   *
   * @param registeredBy the server whose construction added the hook
   * @param done closes when the hook has returned
   */
  public record Entry(String name, String registeredBy, PostStartHook hook, StopChannel done) {
    public Entry {
      requireNonNull(name);
      requireNonNull(registeredBy);
      requireNonNull(hook);
    }

    public Entry(String name, String registeredBy, PostStartHook hook) {
      this(name, registeredBy, hook, new StopChannel());
    }

    /** {@code poststarthook/<name>}. */
    public HealthChecker check() {
      return HealthChecker.named(
          "poststarthook/" + name,
          () -> done.isClosed() ? Optional.empty() : Optional.of("not finished"));
    }
  }

  /**
   * @throws IllegalStateException when the name is taken, or the hooks have run
   */
  public synchronized void add(Entry entry) {
    if (entry.name().isEmpty()) {
      throw new IllegalArgumentException("missing name");
    }
    if (called) {
      throw new IllegalStateException(
          "unable to add \"" + entry.name() + "\" because PostStartHooks have already been called");
    }
    Entry other = entries.putIfAbsent(entry.name(), entry);
    if (other != null) {
      throw new IllegalStateException("unable to add \"" + entry.name()
          + "\" because it was already registered by: " + other.registeredBy());
    }
  }

  /** Takes over the hooks of the server that this one delegates to. */
  public void inherit(List<Entry> delegates) {
    delegates.forEach(this::add);
  }

  public synchronized boolean contains(String name) {
    return entries.containsKey(name);
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
