package dev.kubewalk.tracer;

import java.util.Map;

/**
 * A step as a listener sees it.
 *
 * @param id number of the step in this run, from 1 in order of start
 * @param parent the parent's number, 0 without one
 * @param startNanos since the start of the recording
 * @param endNanos since the start of the recording, -1 while the step is open
 * @param notes what has been noted so far; a changed value is there with its new value
 * @param failure type and message of the exception, or null
 */
public record StepView(
    long id,
    long parent,
    Steps entry,
    String thread,
    long startNanos,
    long endNanos,
    Map<String, Object> notes,
    String failure) {}
