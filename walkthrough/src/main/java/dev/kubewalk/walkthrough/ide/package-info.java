/**
 * What an IDE can use of the lessons, made from their anchors: tours for CodeTour, and breakpoints
 * for jdb, VS Code and IntelliJ. The files are committed, so that they are there without a build; a
 * test fails when they are not what the lessons say.
 *
 * <p>No Go counterpart. Start with {@link dev.kubewalk.walkthrough.ide.IdeKit}.
 */
package dev.kubewalk.walkthrough.ide;
