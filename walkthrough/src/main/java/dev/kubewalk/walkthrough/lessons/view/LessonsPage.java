package dev.kubewalk.walkthrough.lessons.view;

import dev.kubewalk.tracer.Recording;
import dev.kubewalk.walkthrough.anchors.Excerpt;
import dev.kubewalk.walkthrough.lessons.Lesson;
import dev.kubewalk.walkthrough.lessons.Lessons;
import dev.kubewalk.walkthrough.lessons.Words;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.report.Html;
import java.util.List;
import java.util.Optional;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * All lessons in all languages as one HTML page that needs nothing else: to read on the train, to
 * hand round, to print. What a learner is to predict and the hints are folded up. Exercises are
 * checked where the learner's server is, by {@code kubewalk check}.
 */
public final class LessonsPage {
  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().escapeHtml(true).build();

  private final Lessons lessons;
  private final Optional<Recording> recording;
  private final StringBuilder html = new StringBuilder(1 << 20);

  /**
   * @param recording the learner's last run, which fills in the numbers and answers
   */
  public LessonsPage(Lessons lessons, Optional<Recording> recording) {
    this.lessons = lessons;
    this.recording = recording;
  }

  /** The page's text. */
  public String html() {
    html.setLength(0);
    html.append("<!DOCTYPE html>\n<html lang=\"en\" data-lang=\"en\">\n<head>\n");
    html.append("<meta charset=\"utf-8\">\n<title>Kubewalk</title>\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<style>\n")
        .append(Html.resource(Lessons.class, "lessons.css"))
        .append("</style>\n</head>\n<body>\n");
    html.append("<nav id=\"languages\">");
    for (Language language : Language.values()) {
      html.append("<button data-set-lang=\"").append(language.code()).append("\">");
      html.append(Words.load(language).of("language.name")).append("</button>");
    }
    html.append("</nav>\n");
    for (Language language : Language.values()) {
      html.append("<div class=\"course\" lang=\"").append(language.code()).append("\">\n");
      course(Words.load(language));
      html.append("</div>\n");
    }
    html.append("<script>\n")
        .append(Html.resource(Lessons.class, "lessons.js"))
        .append("</script>\n</body>\n</html>\n");
    return html.toString();
  }

  private void course(Words words) {
    String code = words.language().code();
    html.append("<nav class=\"contents\"><ol start=\"0\">\n");
    for (Lesson lesson : lessons.all()) {
      html.append("<li><a href=\"#").append(code).append('-').append(lesson.number());
      html.append("\">").append(Html.text(lesson.text(words.language()).title()));
      html.append("</a></li>\n");
    }
    html.append("</ol></nav>\n<main>\n");
    for (Lesson lesson : lessons.all()) {
      html.append("<article id=\"")
          .append(code)
          .append('-')
          .append(lesson.number())
          .append("\">\n");
      new Part(lesson, words).write();
      html.append("</article>\n");
    }
    html.append("</main>\n");
  }

  private static String markdown(String text) {
    return RENDERER.render(PARSER.parse(Markdown.joined(text)));
  }

  /** One lesson in one language. */
  private final class Part {
    private final Lesson lesson;
    private final Words words;
    private final Page page;

    Part(Lesson lesson, Words words) {
      this.lesson = lesson;
      this.words = words;
      this.page = new Page(lesson, words, recording);
    }

    void write() {
      var text = lesson.text(words.language());
      html.append("<h1>")
          .append(words.of("lesson.title", lesson.number(), Html.text(text.title())));
      html.append("</h1>\n");
      html.append(markdown(words.of("lesson.understand", text.understand())));
      if (recording.isEmpty()) {
        html.append("<aside>").append(markdown(words.of("lesson.no-recording"))).append("</aside>");
      }
      for (List<Body.Block> blocks : Body.pages(text.body())) {
        blocks.forEach(this::block);
      }
      html.append("<section class=\"exercise\"><h2>").append(words.of("lesson.exercise"));
      html.append("</h2>\n").append(markdown(text.exercise()));
      for (int i = 0; i < text.hints().size(); i++) {
        folded(
            words.of("hint.heading", i + 1, text.hints().size()),
            markdown(text.hints().get(i)));
      }
      html.append("<p><code>./kubewalk check ").append(lesson.number());
      html.append("</code></p></section>\n");
    }

    private void block(Body.Block block) {
      if (block instanceof Body.Prose prose) {
        html.append(markdown(page.filled(prose.markdown())));
      } else if (block instanceof Body.Woven woven) {
        switch (woven.kind()) {
          case "code" -> code(lesson.excerpts().get(woven.name()));
          case "diagram" -> diagram(woven.name());
          default -> question(woven.name());
        }
      }
    }

    private void code(Excerpt excerpt) {
      html.append("<figure><figcaption>").append(Html.text(excerpt.place())).append(" <span>");
      html.append(Html.text(excerpt.file())).append(':').append(excerpt.line()).append("</span>");
      html.append("</figcaption>\n<pre>");
      html.append(Html.text(String.join("\n", excerpt.code()))).append("</pre>");
      if (!excerpt.go().isEmpty()) {
        html.append("<figcaption>Go: <span>").append(Html.text(excerpt.go()));
        html.append("</span></figcaption>");
      }
      html.append("</figure>\n");
    }

    private void diagram(String name) {
      List<String> lines = page.diagram(name).stream().map(Style.PLAIN::paint).toList();
      int caption = lines.size() - 1;
      html.append("<figure class=\"tree\"><pre>");
      html.append(Html.text(String.join("\n", lines.subList(0, caption)).stripIndent()));
      html.append("</pre><figcaption>").append(Html.text(lines.get(caption)));
      html.append("</figcaption></figure>\n");
    }

    private void question(String name) {
      var ask = lesson.text(words.language()).questions().get(name);
      html.append("<section class=\"question\"><h3>").append(words.of("question.heading"));
      html.append("</h3>\n").append(markdown(ask.ask()));
      String answer = page.answerShown(name)
          .map(shown -> "<p><b>" + words.of("question.answer", Html.text(shown)) + "</b></p>")
          .orElse("<p>" + words.of("question.unknown") + "</p>");
      String evidence = page.evidence(name)
          .map(e -> "<p><small>" + Html.text(e) + "</small></p>")
          .orElse("");
      folded(words.of("lesson.answers"), answer + evidence + markdown(ask.because()));
      html.append("</section>\n");
    }

    private void folded(String summary, String inside) {
      html.append("<details><summary>").append(Html.text(summary)).append("</summary>\n");
      html.append(inside).append("</details>\n");
    }
  }
}
