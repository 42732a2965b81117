package dev.kubewalk.walkthrough.narration;

/**
 * What is told about one catalogue entry.
 *
 * @param what what happens
 * @param why why it happens at this point
 * @param without what would break if it did not
 */
public record Text(String what, String why, String without) {}
