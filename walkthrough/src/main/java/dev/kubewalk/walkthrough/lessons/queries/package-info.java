/**
 * What a lesson can ask a recording: the answers to its questions are computed from the learner's
 * own run, so that they are true for the flags and the machine it had.
 *
 * <p>No Go counterpart. Start with {@link dev.kubewalk.walkthrough.lessons.queries.Query}.
 */
package dev.kubewalk.walkthrough.lessons.queries;
