package dev.kubewalk.walkthrough.narration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.Steps;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
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
}
