package dev.kubewalk.walkthrough.lessons.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lesson's story taken apart: pages, each from one {@code ##} heading to the next, and in them
 * prose and what is woven in by a line such as {@code {{code create}}}.
 */
public final class Body {
  private static final Pattern DIRECTIVE =
      Pattern.compile("(?m)^\\{\\{(code|diagram|ask) ([\\w-]+)}}$");
  private static final Pattern PAGE = Pattern.compile("(?m)^(?=## )");

  private Body() {}

  /** What a page is made of. */
  public sealed interface Block permits Prose, Woven {}

  /** Markdown. */
  public record Prose(String markdown) implements Block {}

  /**
   * Something that stands elsewhere.
   *
   * @param kind {@code code}, {@code diagram} or {@code ask}
   * @param name by which {@code lesson.yaml} knows it
   */
  public record Woven(String kind, String name) implements Block {}

  /** The pages of a story, in order. */
  public static List<List<Block>> pages(String body) {
    List<List<Block>> pages = new ArrayList<>();
    for (String page : PAGE.split(body)) {
      if (!page.isBlank()) {
        pages.add(blocks(page));
      }
    }
    return pages;
  }

  private static List<Block> blocks(String page) {
    List<Block> blocks = new ArrayList<>();
    Matcher directive = DIRECTIVE.matcher(page);
    int at = 0;
    while (directive.find()) {
      addProse(blocks, page.substring(at, directive.start()));
      blocks.add(new Woven(directive.group(1), directive.group(2)));
      at = directive.end();
    }
    addProse(blocks, page.substring(at));
    return blocks;
  }

  private static void addProse(List<Block> blocks, String markdown) {
    if (!markdown.isBlank()) {
      blocks.add(new Prose(markdown.strip()));
    }
  }
}
