/**
 * Tells what is different between two recordings.
 *
 * <p>No Go counterpart. The comparison itself is {@link dev.kubewalk.tracer.diff.RecordingDiff};
 * start with {@link dev.kubewalk.walkthrough.diff.DiffText}.
 */
package dev.kubewalk.walkthrough.diff;
