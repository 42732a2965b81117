package dev.kubewalk.apiserver.admission;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Whether the mutating plugins are to be asked a second time about one write, and what they remember
 * of the first. There is no third time. Used by the thread of the request alone.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/attributes.go (reinvocationContext)
 */
public final class ReinvocationContext {
  private final Map<Class<?>, Object> memories = new HashMap<>();
  private boolean wanted;
  private boolean reinvoking;

  /** Asks for the second round. */
  public void reinvoke() {
    wanted = true;
  }

  /** Whether this is the second round. */
  public boolean isReinvoking() {
    return reinvoking;
  }

  /** What a plugin remembers from round to round; made on first use. */
  public <T> T memory(Class<T> type, Supplier<T> first) {
    return type.cast(memories.computeIfAbsent(type, t -> first.get()));
  }

  /** Begins the second round, when one was asked for. */
  boolean begin() {
    reinvoking = wanted;
    return wanted;
  }
}
