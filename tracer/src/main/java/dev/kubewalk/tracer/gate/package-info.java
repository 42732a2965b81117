/**
 * Holding a running program at its steps.
 *
 * <p>No Go counterpart. Start with {@link dev.kubewalk.tracer.gate.Gate}.
 */
package dev.kubewalk.tracer.gate;
