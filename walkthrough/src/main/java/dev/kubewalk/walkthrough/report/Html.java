package dev.kubewalk.walkthrough.report;

/** Text made safe for HTML. */
public final class Html {
  private Html() {}

  /** For text between tags and in double-quoted attributes. */
  public static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
