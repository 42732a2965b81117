/**
 * Walking through a start step by step, with the real server waiting at each.
 *
 * <p>No Go counterpart. Start with {@link dev.kubewalk.walkthrough.stepping.StepRun}, then {@link
 * dev.kubewalk.walkthrough.stepping.Stepper}.
 */
package dev.kubewalk.walkthrough.stepping;
