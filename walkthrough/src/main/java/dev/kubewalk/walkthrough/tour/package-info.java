/**
 * The main job: start the server, tell its start, and write down everything about it.
 *
 * <p>No Go counterpart. Start with {@link dev.kubewalk.walkthrough.tour.Tour}.
 */
package dev.kubewalk.walkthrough.tour;
