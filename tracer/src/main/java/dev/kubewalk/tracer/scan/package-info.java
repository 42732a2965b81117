/**
 * Finds, while the server is built, where its sources perform the steps of the catalogue.
 *
 * <p>No Go counterpart. Start with {@link dev.kubewalk.tracer.scan.StepLocationScanner}.
 */
package dev.kubewalk.tracer.scan;
