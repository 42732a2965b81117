/**
 * A recording in the formats of other tools, a class per format.
 *
 * <p>There is no counterpart in Go. Many formats know threads but no parents on other threads, and
 * want the slices of one thread to nest; {@link dev.kubewalk.tracer.export.Lanes} sees to that.
 * Start reading at {@link dev.kubewalk.tracer.export.ExportFormat}.
 */
package dev.kubewalk.tracer.export;
