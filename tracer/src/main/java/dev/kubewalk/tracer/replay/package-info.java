/**
 * Walks a recording forwards and backwards.
 *
 * <p>No Go counterpart. What is true at a place of the recording is found out from the place alone,
 * never from how one came there: so going back shows exactly what going forwards showed. Start with
 * {@link dev.kubewalk.tracer.replay.Cursor}, then {@link dev.kubewalk.tracer.replay.Moment}.
 */
package dev.kubewalk.tracer.replay;
