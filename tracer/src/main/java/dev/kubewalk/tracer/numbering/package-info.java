/**
 * The numbers that the steps of a run carry in words and in pictures, such as 3.4.2.
 *
 * <p>No Go counterpart. Start with {@link dev.kubewalk.tracer.numbering.Numbering}.
 */
package dev.kubewalk.tracer.numbering;
