package dev.kubewalk.apimachinery.labels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.registry.page.Pages;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTest {
  /** The labels are {@code app=web}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{};true",
        "{'matchLabels':{'app':'web'}};true",
        "{'matchLabels':{'app':'db'}};false",
        "{'matchExpressions':[{'key':'app','operator':'In','values':['db','web']}]};true",
        "{'matchExpressions':[{'key':'app','operator':'NotIn','values':['web']}]};false",
        "{'matchExpressions':[{'key':'tier','operator':'NotIn','values':['x']}]};true",
        "{'matchExpressions':[{'key':'app','operator':'Exists'}]};true",
        "{'matchExpressions':[{'key':'tier','operator':'Exists'}]};false",
        "{'matchExpressions':[{'key':'tier','operator':'DoesNotExist'}]};true",
        "{'matchExpressions':[{'key':'tier','operator':'Unheard'}]};false",
        "{'matchExpressions':[{'key':'app','operator':'Unheard','values':['web']}]};false",
        "{'matchLabels':{'app':'web'},'matchExpressions':[{'key':'tier','operator':'Exists'}]};false"
      })
  void readsTheFormThatObjectsHave(String selector, boolean matches) {
    assertThat(Selector.ofObject(Pages.json(selector)).matches(Map.of("app", "web")))
        .isEqualTo(matches);
  }
}
