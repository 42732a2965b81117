package dev.kubewalk.diagrams;

/** How much of the start-up a sequence diagram shows. */
enum DetailLevel {
  OVERVIEW("startup-1-overview", "Start-up at a glance", 13),
  OUTLINE("startup-2-outline", "Start-up in outline", 40),
  DETAILED("startup-3-detailed", "Start-up in detail", 120),
  EVERYTHING("startup-4-everything", "Start-up, every step", Integer.MAX_VALUE);

  private final String fileName;
  private final String title;
  private final int arrows;

  DetailLevel(String fileName, String title, int arrows) {
    this.fileName = fileName;
    this.title = title;
    this.arrows = arrows;
  }

  String fileName() {
    return fileName;
  }

  String title() {
    return title;
  }

  /** Whether the names at the top are out of sight at the bottom. */
  boolean isLong() {
    return arrows > OUTLINE.arrows;
  }

  /** How many arrows there may be. */
  int arrows() {
    return arrows;
  }
}
