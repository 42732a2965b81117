/**
 * Replaying a recording in the terminal, forwards and backwards.
 *
 * <p>No Go counterpart. The walking itself is {@link dev.kubewalk.tracer.replay.Cursor}'s. Start with
 * {@link dev.kubewalk.walkthrough.replay.ReplayConsole}; an IDE is served by {@code replay.dap}.
 */
package dev.kubewalk.walkthrough.replay;
