/**
 * Tells a start in words: a text per catalogue entry, filled with what the recorded run noted.
 *
 * <p>No Go counterpart. The texts lie in the resources beside this package, one file per section
 * and language. Start with {@link dev.kubewalk.walkthrough.narration.Story}.
 */
package dev.kubewalk.walkthrough.narration;
