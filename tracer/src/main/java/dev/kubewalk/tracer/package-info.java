/**
 * The tracer: how the server says what it is doing, and what becomes of it.
 *
 * <p>There is no counterpart in Go; the catalogue {@link dev.kubewalk.tracer.Steps} names the Go
 * function of every step. Start reading at {@link dev.kubewalk.tracer.Trace}.
 */
package dev.kubewalk.tracer;
