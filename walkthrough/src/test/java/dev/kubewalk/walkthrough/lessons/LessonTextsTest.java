package dev.kubewalk.walkthrough.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.walkthrough.narration.Language;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both languages are complete and built alike, and whatever a text names exists. */
class LessonTextsTest {
  private static final int LONGEST_EXCERPT = 45;
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ ");
  private static final Pattern DIRECTIVE = Pattern.compile("\\{\\{(\\w+) ([\\w-]+)}}");
  private static final Pattern WOVEN = Pattern.compile("(?m)^\\{\\{(code|diagram|ask) [\\w-]+}}$");
  private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]");

  static Stream<Lesson> lessons() {
    return Lessons.load().all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lessons")
  void languagesAreBuiltAlike(Lesson lesson) {
    LessonText en = lesson.text(Language.EN);
    LessonText zh = lesson.text(Language.ZH);
    assertThat(found(HEADING, zh.body())).isEqualTo(found(HEADING, en.body()));
    assertThat(found(WOVEN, zh.body())).isEqualTo(found(WOVEN, en.body()));
    assertThat(sorted(DIRECTIVE, zh.body())).isEqualTo(sorted(DIRECTIVE, en.body()));
    assertThat(zh.questions().keySet()).isEqualTo(en.questions().keySet());
    assertThat(zh.hints()).hasSameSizeAs(en.hints());
    assertThat(zh.hints().get(zh.hints().size() - 1))
        .isEqualTo(en.hints().get(en.hints().size() - 1))
        .contains("`");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lessons")
  void eachLanguageIsItself(Lesson lesson) {
    LessonText zh = lesson.text(Language.ZH);
    for (String text : List.of(zh.title(), zh.understand(), zh.exercise(), zh.body())) {
      assertThat(text).containsPattern(CHINESE);
    }
    zh.questions().forEach((name, ask) -> {
      assertThat(ask.ask()).containsPattern(CHINESE);
      assertThat(ask.because()).containsPattern(CHINESE);
    });
    LessonText en = lesson.text(Language.EN);
    for (String text : List.of(en.title(), en.understand(), en.exercise(), en.body())) {
      assertThat(text).doesNotContainPattern(CHINESE);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lessons")
  void namesAreUsedAndKnown(Lesson lesson) {
    LessonFacts facts = lesson.facts();
    String body = lesson.text(Language.EN).body();
    assertThat(names("code", body)).isEqualTo(facts.anchors().keySet());
    assertThat(names("diagram", body)).isEqualTo(facts.diagrams().keySet());
    assertThat(names("ask", body)).isEqualTo(facts.questions().keySet());
    assertThat(names("run", body)).isEqualTo(facts.values().keySet());
    assertThat(lesson.text(Language.EN).questions().keySet())
        .isEqualTo(facts.questions().keySet());
    assertThat(facts.questions()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(facts.check()).isNotEmpty();
    assertThat(facts.solution()).isNotEmpty();
    assertThat(facts.diagrams()).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lessons")
  void excerptsFitAPage(Lesson lesson) {
    lesson.excerpts().forEach((name, excerpt) -> {
      assertThat(excerpt.code()).as(name).isNotEmpty().hasSizeLessThanOrEqualTo(LONGEST_EXCERPT);
      assertThat(excerpt.go()).as(name).isNotEmpty();
    });
  }

  @Test
  void foldersAreNumberedAsTheirLessons() {
    for (Lesson lesson : Lessons.load().all()) {
      assertThat(lesson.name()).startsWith(String.format("%02d-", lesson.number()));
    }
  }

  @Test
  void theFixedWordsExistInBothLanguages() {
    assertThat(Words.load(Language.ZH).keys()).isEqualTo(Words.load(Language.EN).keys());
    Set<String> places = Words.load(Language.EN).keys();
    for (String key : places) {
      Object[] values = {1, 2, 3, 4, 5};
      assertThat(Words.load(Language.EN).of(key, values)).isNotBlank();
      assertThat(Words.load(Language.ZH).of(key, values)).isNotBlank();
    }
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }

  private static List<String> sorted(Pattern pattern, String text) {
    return found(pattern, text).stream().sorted().toList();
  }

  private static Set<String> names(String kind, String body) {
    return DIRECTIVE
        .matcher(body)
        .results()
        .filter(directive -> directive.group(1).equals(kind))
        .map(directive -> directive.group(2))
        .collect(Collectors.toSet());
  }
}
