/**
 * What a step is called in one line: in pictures, comparisons and other tools.
 *
 * <p>No Go counterpart. Start with {@link dev.kubewalk.tracer.labels.StepLabels}.
 */
package dev.kubewalk.tracer.labels;
