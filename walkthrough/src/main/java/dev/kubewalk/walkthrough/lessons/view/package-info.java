/**
 * Shows lessons: in a terminal page by page and asking, or all at once as plain text; and all of them
 * as one HTML page.
 *
 * <p>No Go counterpart. Start with {@link dev.kubewalk.walkthrough.lessons.view.Classroom}.
 */
package dev.kubewalk.walkthrough.lessons.view;
