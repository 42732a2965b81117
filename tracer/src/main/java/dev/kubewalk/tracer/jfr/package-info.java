/**
 * Steps as events of the JDK's Flight Recorder, beside the JVM's own.
 *
 * <p>There is no counterpart in Go, whose runtime/trace is the nearest thing. Start reading at
 * {@link dev.kubewalk.tracer.jfr.FlightRecorderListener}.
 */
package dev.kubewalk.tracer.jfr;
