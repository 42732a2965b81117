package dev.kubewalk.walkthrough.ide;

import dev.kubewalk.walkthrough.lessons.Lesson;
import dev.kubewalk.walkthrough.lessons.LessonText;
import dev.kubewalk.walkthrough.lessons.Words;
import dev.kubewalk.walkthrough.lessons.view.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a lesson's story into the parts that are read beside one place of the code each. A part
 * begins with the paragraph that introduces its code.
 */
final class TourStory {
  private static final Pattern VALUE = Pattern.compile("\\{\\{run [\\w-]+}}");

  private final Lesson lesson;
  private final LessonText text;
  private final Words words;
  private final List<Part> parts = new ArrayList<>();
  private String title = "";
  private String anchor = "";
  private StringBuilder told = new StringBuilder();

  private TourStory(Lesson lesson, Words words) {
    this.lesson = lesson;
    this.text = lesson.text(words.language());
    this.words = words;
  }

  /**
   * A part of the story.
   *
   * @param anchor the name of the code that it is read beside; empty for none
   * @param text Markdown
   */
  record Part(String title, String anchor, String text) {}

  static List<Part> of(Lesson lesson, Words words) {
    TourStory story = new TourStory(lesson, words);
    for (List<Body.Block> page : Body.pages(story.text.body())) {
      story.page(page);
    }
    return story.parts;
  }

  private void page(List<Body.Block> page) {
    for (int i = 0; i < page.size(); i++) {
      boolean codeFollows =
          i + 1 < page.size() && page.get(i + 1) instanceof Body.Woven woven && isCode(woven);
      if (page.get(i) instanceof Body.Prose prose) {
        prose(headless(prose.markdown()), codeFollows);
      } else if (page.get(i) instanceof Body.Woven woven) {
        weave(woven);
      }
    }
    end();
  }

  private static boolean isCode(Body.Woven woven) {
    return woven.kind().equals("code");
  }

  /** The text without its heading, which becomes the title. */
  private String headless(String markdown) {
    if (!markdown.startsWith("## ")) {
      return markdown;
    }
    int end = markdown.indexOf('\n');
    title = markdown.substring(3, end < 0 ? markdown.length() : end).strip();
    return end < 0 ? "" : markdown.substring(end).strip();
  }

  private void prose(String markdown, boolean codeFollows) {
    int last = markdown.contains("```") ? -1 : markdown.lastIndexOf("\n\n");
    if (anchor.isEmpty() || !codeFollows) {
      tell(markdown);
      return;
    }
    tell(markdown.substring(0, Math.max(last, 0)));
    end();
    tell(markdown.substring(Math.max(last, 0)).strip());
  }

  private void weave(Body.Woven woven) {
    switch (woven.kind()) {
      case "code" -> {
        if (!anchor.isEmpty()) {
          end();
        }
        anchor = woven.name();
      }
      case "ask" ->
        tell("**" + words.of("question.heading") + "** "
            + text.questions().get(woven.name()).ask());
      default ->
        tell(words.of(
            "diagram.drawn", lesson.facts().diagrams().get(woven.name()).picture()));
    }
  }

  private void tell(String markdown) {
    if (!markdown.isBlank()) {
      told.append(told.isEmpty() ? "" : "\n\n")
          .append(VALUE.matcher(Paragraphs.flow(markdown)).replaceAll("…"));
    }
  }

  private void end() {
    if (!anchor.isEmpty() || !told.isEmpty()) {
      String place = anchor.isEmpty() ? "" : lesson.excerpts().get(anchor).place();
      parts.add(new Part(title.isEmpty() ? place : title, anchor, told.toString()));
    }
    title = "";
    anchor = "";
    told = new StringBuilder();
  }
}
