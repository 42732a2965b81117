package dev.kubewalk.walkthrough.ide;

import java.util.regex.Pattern;

/** Markdown whose paragraphs are lines of their own, since CodeTour keeps line breaks. */
final class Paragraphs {
  private static final Pattern BROKEN =
      Pattern.compile("(?<!\\n)\\n *(?![\\n#>`]|[-*] |\\d+\\. )(?=\\S)");
  private static final Pattern BETWEEN_CHINESE =
      Pattern.compile("(?<=[\u2e80-\uffe6]) (?=[\u2e80-\uffe6])|(?<=[，。；：、？！）]) ");

  private Paragraphs() {}

  static String flow(String markdown) {
    if (markdown.contains("```")) {
      return markdown;
    }
    String joined = BROKEN.matcher(markdown).replaceAll(" ");
    return BETWEEN_CHINESE.matcher(joined).replaceAll("");
  }
}
