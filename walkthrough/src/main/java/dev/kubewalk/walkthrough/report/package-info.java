/**
 * The report: everything about one recorded start in one HTML file that needs no network.
 *
 * <p>No Go counterpart. Start with {@link dev.kubewalk.walkthrough.report.HtmlReport}.
 */
package dev.kubewalk.walkthrough.report;
