/**
 * Replaying a recording in the terminal, forwards and backwards.
 *
 * <p>No Go counterpart. The walking itself is {@link dev.kubewalk.tracer.replay.Cursor}'s. Start
 * with {@link dev.kubewalk.walkthrough.replay.ReplayConsole}; {@code replay.dap} serves IDEs.
 */
package dev.kubewalk.walkthrough.replay;
