/**
 * Diagrams of a run, drawn from its recording alone.
 *
 * <p>There is no counterpart in Go. Every diagram is PlantUML text made from the steps and their
 * notes (their names: {@link dev.kubewalk.tracer.NoteNames}); the same recording gives the same
 * bytes. Start reading at {@link dev.kubewalk.diagrams.Diagrams}.
 */
package dev.kubewalk.diagrams;
