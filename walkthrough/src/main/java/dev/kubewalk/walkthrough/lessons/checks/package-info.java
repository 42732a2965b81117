/**
 * How it is decided whether an exercise was done: by what the learner's recording says, or by what
 * the learner's server answers now. A small closed set.
 *
 * <p>No Go counterpart. Start with {@link dev.kubewalk.walkthrough.lessons.checks.Check}.
 */
package dev.kubewalk.walkthrough.lessons.checks;
