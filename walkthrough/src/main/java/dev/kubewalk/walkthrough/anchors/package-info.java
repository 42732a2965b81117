/**
 * Names places in the code that survive editing: a class, a member and, where a part of it is
 * meant, a text that occurs once in it; never a line number. The build resolves every anchor
 * against the sources and fails when one does not match exactly once; what it found goes into the
 * jar, so that excerpts can be shown where there are no sources.
 *
 * <p>No Go counterpart. Start with {@link dev.kubewalk.walkthrough.anchors.Anchor}.
 */
package dev.kubewalk.walkthrough.anchors;
