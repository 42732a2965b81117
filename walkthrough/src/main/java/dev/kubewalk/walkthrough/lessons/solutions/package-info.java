/**
 * How an exercise is done for a learner who asks for it: a few named actions.
 *
 * <p>No Go counterpart. Start with {@link dev.kubewalk.walkthrough.lessons.solutions.Action}.
 */
package dev.kubewalk.walkthrough.lessons.solutions;
