package dev.kubewalk.diagrams;

/**
 * One diagram.
 *
 * @param name file name without ending, such as "startup-1-overview"
 * @param title what a reader sees above it
 * @param puml the PlantUML text
 */
public record Diagram(String name, String title, String puml) {}
