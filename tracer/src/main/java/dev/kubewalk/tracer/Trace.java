package dev.kubewalk.tracer;

/**
 * Where the program says what it is doing.
 *
 * <pre>{@code
 * try (Step step = trace.step(Steps.CREATE_SERVER_CHAIN)) {
 *   step.note("servers", 3);
 * }
 * }</pre>
 *
 * <p>Steps opened on one thread nest. Work on another thread has a parent only when it is handed
 * over:
 *
 * <pre>{@code
 * Handoff handoff = trace.handoff();
 * goRoutines.start("name", () -> {
 *   try (Scope scope = trace.adopt(handoff); Step step = trace.step(Steps.RUN_POST_START_HOOK)) {
 *   }
 * });
 * }</pre>
 */
public interface Trace {

  /** Opens a step, child of the innermost step that this thread has open or has adopted. */
  Step step(Steps entry);

  /** The calling thread's innermost open step, to be given to another thread. */
  Handoff handoff();

  /** Makes the handed-over step the parent of what this thread opens until the scope is closed. */
  Scope adopt(Handoff handoff);

  /** True when steps go somewhere: lets a caller skip work done only for its notes. */
  boolean enabled();

  /** A trace that records nothing and allocates nothing. */
  static Trace off() {
    return NoTrace.INSTANCE;
  }
}
