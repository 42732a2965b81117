/**
 * What is different between two recordings.
 *
 * <p>There is no counterpart in Go. Start reading at {@link dev.kubewalk.tracer.diff.RecordingDiff}.
 */
package dev.kubewalk.tracer.diff;
