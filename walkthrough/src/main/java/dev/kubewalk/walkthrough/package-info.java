/**
 * The part that explains: narration, report, and the kubewalk command.
 *
 * <p>No Go counterpart. Start with {@code cli.Kubewalk}.
 */
package dev.kubewalk.walkthrough;
