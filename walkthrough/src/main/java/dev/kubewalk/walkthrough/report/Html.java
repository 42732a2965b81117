package dev.kubewalk.walkthrough.report;

/** Text made safe for HTML. */
final class Html {
  private Html() {}

  /** For text between tags and in double-quoted attributes. */
  static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
