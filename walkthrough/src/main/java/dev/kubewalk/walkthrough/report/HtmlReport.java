package dev.kubewalk.walkthrough.report;

import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.narration.Story;
import java.util.List;

/**
 * Writes the page: the story in both languages on the left, the diagrams on the right, and the
 * details of a step when its arrow or its heading is clicked. Style and script are in the page.
 */
public final class HtmlReport {
  private final StepLocations locations;

  public HtmlReport(StepLocations locations) {
    this.locations = locations;
  }

  /**
   * A drawn diagram.
   *
   * @param name its file name without extension
   * @param svg the picture as an svg element; steps in it are links to {@code #step-<id>}
   */
  public record Picture(String name, String title, String svg) {}

  public String page(Story story, List<Picture> pictures) {
    StringBuilder html = new StringBuilder(1 << 20);
    String version = story.recording().header().facts().version();
    html.append(
        "<!DOCTYPE html>\n<html lang=\"en\" data-lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<title>How kube-apiserver ")
        .append(Html.text(version))
        .append(" started</title>\n");
    html.append("<style>\n")
        .append(Html.resource(HtmlReport.class, "report.css"))
        .append("</style>\n</head>\n<body>\n");
    header(html, story, version);
    html.append("<main>\n<section id=\"story\">\n");
    html.append("<nav id=\"tools\"><input id=\"search\" type=\"search\" data-hint=\"search\">");
    html.append("<button id=\"expand\" data-text=\"expand\"></button>");
    html.append("<button id=\"collapse\" data-text=\"collapse\"></button></nav>\n");
    StoryHtml storyHtml = new StoryHtml();
    for (Language language : Language.values()) {
      html.append("<div lang=\"").append(language.code()).append("\">\n");
      storyHtml.write(html, story, language);
      html.append("</div>\n");
    }
    html.append("</section>\n");
    pictures(html, pictures);
    html.append("</main>\n");
    html.append("<script type=\"application/json\" id=\"steps\">");
    html.append(new StepsJson(locations).of(story)).append("</script>\n");
    html.append("<script>\n")
        .append(Html.resource(HtmlReport.class, "report.js"))
        .append("</script>\n</body>\n</html>\n");
    return html.toString();
  }

  private static void header(StringBuilder html, Story story, String version) {
    var header = story.recording().header();
    html.append("<header><h1><span data-text=\"title\">How it started:</span> kube-apiserver ");
    html.append(Html.text(version)).append("</h1><p>");
    html.append(Html.text(header.facts().startedAt())).append(" · JDK ");
    html.append(Html.text(header.jdk())).append(" · ");
    html.append(story.recording().steps().size()).append(" <span data-text=\"steps\">steps</span>");
    if (story.recording().lost() > 0) {
      html.append(" · ").append(story.recording().lost()).append(" events lost");
    }
    html.append("</p><nav>");
    for (Language language : Language.values()) {
      html.append("<button data-set-lang=\"")
          .append(language.code())
          .append("\" lang=\"")
          .append(language.code())
          .append("\">");
      html.append(language == Language.EN ? "English" : "中文").append("</button>");
    }
    html.append("</nav></header>\n");
  }

  private static void pictures(StringBuilder html, List<Picture> pictures) {
    html.append("<section id=\"pictures\">\n<nav id=\"tabs\" role=\"tablist\">");
    for (Picture picture : pictures) {
      html.append("<button role=\"tab\" data-picture=\"").append(Html.text(picture.name()));
      html.append("\">").append(Html.text(picture.title())).append("</button>");
    }
    html.append("<span id=\"zoom\"><button data-zoom=\"out\">−</button>");
    html.append("<output id=\"scale\"></output><button data-zoom=\"in\">+</button>");
    html.append("<button data-zoom=\"fit\" data-text=\"fit\"></button>");
    html.append("<button data-zoom=\"full\">1:1</button></span></nav>\n<div id=\"canvas\">\n");
    html.append("<div id=\"stage\" tabindex=\"0\">\n");
    for (Picture picture : pictures) {
      html.append("<figure id=\"picture-").append(Html.text(picture.name())).append("\" hidden>");
      html.append(picture.svg()).append("</figure>\n");
    }
    html.append("</div></div>\n<aside id=\"details\" hidden></aside>\n</section>\n");
  }
}
