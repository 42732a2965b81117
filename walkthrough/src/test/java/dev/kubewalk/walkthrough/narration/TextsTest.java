package dev.kubewalk.walkthrough.narration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.Steps;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
  private static final int CORRECTIONS = 17;

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyEntryOfTheCatalogueIsTold(Language language) {
    Texts texts = Texts.load(language);
    List<String> catalogue = Arrays.stream(Steps.values()).map(Steps::key).toList();
    assertThat(texts.keys()).containsExactlyInAnyOrderElementsOf(catalogue);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noPartOfATextIsEmpty(Language language) {
    Texts texts = Texts.load(language);
    for (Steps entry : Steps.values()) {
      Text text = texts.of(entry);
      assertThat(List.of(text.what(), text.why(), text.without()))
          .as(entry.key())
          .noneMatch(String::isBlank);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"ZH"})
  void chineseTextsAreChinese(Language language) {
    Texts texts = Texts.load(language);
    assertThat(Arrays.stream(Steps.values()).map(entry -> texts.of(entry).what()))
        .allMatch(what -> what.chars().anyMatch(c -> c >= 0x4e00));
  }

  /** Rows of the catalogue and numbers of the story differ; a text names functions instead. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void noTextPointsToANumber(Language language) {
    Texts texts = Texts.load(language);
    for (Steps entry : Steps.values()) {
      Text text = texts.of(entry);
      assertThat(text.what() + text.why() + text.without())
          .as(entry.key())
          .doesNotContainPattern(
              "[Ss]teps? [0-9G]|\\bG[0-9]|[^.0-9][0-9]\\.[0-9]+\\.[0-9]+[^.0-9]");
    }
  }

  @Test
  void theDocumentIsCorrectedInBothLanguages() {
    List<Steps> english = steps(Language.EN);
    assertThat(english).hasSize(CORRECTIONS).doesNotHaveDuplicates();
    assertThat(steps(Language.ZH)).isEqualTo(english);
  }

  private static List<Steps> steps(Language language) {
    return Corrections.load(language).stream()
        .map(Corrections.Correction::shownBy)
        .toList();
  }

  @Test
  void valuesAreWrittenForPeople() {
    Map<String, Object> notes = new LinkedHashMap<>();
    notes.put("registeredBy", "x");
    notes.put("hooks", List.of());
    notes.put("limit", "PT1M15S");
    notes.put("dynamic", true);
    assertThat(Values.notes(notes, Language.EN))
        .isEqualTo("registered by = x; hooks = none; limit = 1m15s; dynamic = yes");
    assertThat(Values.notes(notes, Language.ZH)).isEqualTo("注册者 = x; 钩子 = 无; 上限 = 1m15s; 动态加载 = 是");
  }
}
