package dev.kubewalk.walkthrough.narration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.walkthrough.labs.Lab;
import dev.kubewalk.walkthrough.labs.LabRun;
import dev.kubewalk.walkthrough.labs.Labs;
import dev.kubewalk.walkthrough.replay.ReplayConsole;
import dev.kubewalk.walkthrough.stepping.StepRun;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both languages say the same things. */
class WordsTest {
  private static final Pattern MARK = Pattern.compile("%[0-9$]*[sd]");

  @ParameterizedTest
  @ValueSource(classes = {StepRun.class, LabRun.class, ReplayConsole.class})
  void everySentenceIsThereInBothLanguages(Class<?> owner) {
    Words english = Words.of(owner, Language.EN);
    Words chinese = Words.of(owner, Language.ZH);
    assertThat(chinese.keys()).isEqualTo(english.keys());
    for (String key : english.keys()) {
      assertThat(marks(chinese.sentence(key))).as(key).isEqualTo(marks(english.sentence(key)));
      assertThat(chinese.sentence(key)).as(key).isNotEqualTo(english.sentence(key));
    }
  }

  @Test
  void everyLabIsExplained() {
    for (Language language : Language.values()) {
      Words words = Words.of(LabRun.class, language);
      for (Lab lab : Labs.all()) {
        for (String part : List.of("title", "broken", "why", "real")) {
          assertThat(words.keys()).contains(lab.name() + "." + part);
        }
      }
    }
  }

  private static List<String> marks(String sentence) {
    return MARK.matcher(sentence).results().map(found -> found.group()).toList();
  }
}
