/**
 * Replaying a recording in an IDE: its debugger's buttons, by the Debug Adapter Protocol.
 *
 * <p>No Go counterpart. Threads are the run's threads, frames the steps that a thread is inside of,
 * variables what they noted; a breakpoint is a line that performs a step, or the step's name. Start
 * with {@link dev.kubewalk.walkthrough.replay.dap.ReplayAdapter}.
 */
package dev.kubewalk.walkthrough.replay.dap;
