package dev.kubewalk.walkthrough.narration;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines; a Chinese character takes two columns and may end any line. */
public final class Wrap {
  private Wrap() {}

  /**
   * @param columns that a line may have
   */
  public static List<String> lines(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : words(text)) {
      int width = width(word);
      if (used > 0 && used + width(word.stripTrailing()) > columns) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        used = 0;
      }
      line.append(word);
      used += width;
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** Pieces that must stay whole: words with the blank behind them, single wide characters. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean closing = "，。；：、！？）".indexOf(c) >= 0;
      if (isWide(c) && !closing && word.length() > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
      word.append(c);
      boolean nextCloses = i + 1 < text.length() && "，。；：、！？）".indexOf(text.charAt(i + 1)) >= 0;
      if (c == ' ' || (isWide(c) && !nextCloses)) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    words.add(word.toString());
    return words;
  }

  static int width(String text) {
    return text.chars().map(c -> isWide((char) c) ? 2 : 1).sum();
  }

  private static boolean isWide(char c) {
    return c >= '\u2e80' && c <= '\uffe6';
  }
}
