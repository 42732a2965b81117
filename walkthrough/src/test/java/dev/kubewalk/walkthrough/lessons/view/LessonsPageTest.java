package dev.kubewalk.walkthrough.lessons.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.walkthrough.lessons.Lesson;
import dev.kubewalk.walkthrough.lessons.Lessons;
import dev.kubewalk.walkthrough.lessons.Recordings;
import dev.kubewalk.walkthrough.narration.Language;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LessonsPageTest {
  private static final Pattern FROM_ELSEWHERE =
      Pattern.compile("<(link|script|img|iframe)[^>]+(src|href)=|@import|url\\(");
  private final Lessons lessons = Lessons.load();

  @Test
  void hasEveryLessonInBothLanguagesAndNeedsNothingElse() throws IOException {
    String page = new LessonsPage(lessons, Optional.of(Recordings.small())).html();

    for (Lesson lesson : lessons.all()) {
      for (Language language : Language.values()) {
        String article = article(page, lesson, language);
        assertThat(article).contains("./kubewalk check " + lesson.number());
        assertThat(count(article, "class=\"question\""))
            .isEqualTo(lesson.facts().questions().size());
        assertThat(count(article, "<summary>"))
            .isEqualTo(lesson.facts().questions().size()
                + lesson.text(language).hints().size());
      }
    }
    assertThat(page).doesNotContain("{{").doesNotContainPattern(FROM_ELSEWHERE);
  }

  @Test
  void answersAreTheLearnersOwn() throws IOException {
    String with = new LessonsPage(lessons, Optional.of(Recordings.small())).html();
    String without = new LessonsPage(lessons, Optional.empty()).html();

    assertThat(with).contains("In your run: ").doesNotContain("<aside>");
    assertThat(without).doesNotContain("In your run: ").contains("<aside>");
  }

  @Test
  void codeIsShownAsItIsWritten() {
    String page = new LessonsPage(lessons, Optional.empty()).html();
    assertThat(page).contains("Optional&lt;").doesNotContain("Optional<RequestAuthenticator>");
  }

  private static String article(String page, Lesson lesson, Language language) {
    int from = page.indexOf("<article id=\"" + language.code() + "-" + lesson.number() + "\">");
    assertThat(from).as("lesson %s in %s", lesson.number(), language).isNotNegative();
    return page.substring(from, page.indexOf("</article>", from));
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
