package dev.kubewalk.walkthrough.report;

import dev.kubewalk.tracer.Steps;
import dev.kubewalk.walkthrough.narration.Corrections;
import dev.kubewalk.walkthrough.narration.Headings;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.narration.MarkdownNarrator;
import dev.kubewalk.walkthrough.narration.Story;
import dev.kubewalk.walkthrough.narration.Text;
import dev.kubewalk.walkthrough.narration.Texts;
import dev.kubewalk.walkthrough.narration.Values;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/** The story as nested, collapsible HTML, in one language. */
final class StoryHtml {
  void write(StringBuilder html, Story story, Language language) {
    Texts texts = Texts.load(language);
    Set<Steps> explained = EnumSet.noneOf(Steps.class);
    for (Story.Chapter chapter : story.chapters()) {
      html.append("<details class=\"chapter\" open><summary>");
      html.append(Html.text(chapter.title(language))).append("</summary>\n");
      Deque<Integer> open = new ArrayDeque<>();
      for (Story.Told told : chapter.steps()) {
        close(html, open, told.depth());
        boolean first = explained.add(told.step().entry());
        step(html, told, first ? texts.of(told.step().entry()) : null, language);
        open.push(told.depth());
      }
      close(html, open, -1);
      html.append("</details>\n");
    }
    remarks(html, story, language);
  }

  /** Where the document is imprecise, with links to the steps that show it. */
  private static void remarks(StringBuilder html, Story story, Language language) {
    Language.Remarks words = language.remarks();
    html.append("<details class=\"chapter\" open><summary>").append(Html.text(words.title()));
    html.append("</summary>\n<ol class=\"remarks\">\n");
    for (Corrections.Correction remark : Corrections.load(language)) {
      html.append("<li><dl>");
      entry(html, words.says(), remark.says());
      entry(html, words.fact(), remark.fact());
      html.append("</dl>");
      story
          .told(remark.shownBy())
          .ifPresent(told -> html.append("<a href=\"#step-")
              .append(told.step().id())
              .append("\">")
              .append(told.number())
              .append(" ")
              .append(Html.text(Headings.of(told.step().entry(), told.step().notes())))
              .append("</a>"));
      html.append("</li>\n");
    }
    html.append("</ol></details>\n");
  }

  /** Closes the steps that a step of {@code depth} does not belong in. */
  private static void close(StringBuilder html, Deque<Integer> open, int depth) {
    while (!open.isEmpty() && open.peek() >= depth) {
      html.append("</details>\n");
      open.pop();
    }
  }

  private void step(StringBuilder html, Story.Told told, Text text, Language language) {
    String failed = told.step().failure().isPresent() ? " failed" : "";
    String unfinished = told.step().isOpen() ? " unfinished" : "";
    html.append("<details class=\"step").append(failed).append(unfinished);
    html.append("\" data-step=\"").append(told.step().id()).append('"');
    html.append(told.depth() == 0 ? " open" : "").append("><summary><b>").append(told.number());
    html.append("</b> <code>");
    html.append(Html.text(Headings.of(told.step().entry(), told.step().notes())));
    html.append("</code> <i>").append(Html.text(took(told, language)));
    html.append("</i></summary>\n<dl>");
    Language.Labels labels = language.labels();
    if (text != null) {
      entry(html, labels.what(), text.what());
      entry(html, labels.why(), text.why());
      entry(html, labels.without(), text.without());
    }
    html.append("<dt>").append(Html.text(labels.run())).append("</dt><dd class=\"run\">");
    html.append(Html.text(MarkdownNarrator.run(told.step(), language))).append("</dd>");
    html.append("</dl>\n");
  }

  private static String took(Story.Told told, Language language) {
    return told.step().isOpen()
        ? language.labels().open()
        : Values.duration(told.step().durationNanos());
  }

  private static void entry(StringBuilder html, String label, String text) {
    html.append("<dt>").append(Html.text(label)).append("</dt><dd>");
    html.append(Html.text(text)).append("</dd>");
  }
}
