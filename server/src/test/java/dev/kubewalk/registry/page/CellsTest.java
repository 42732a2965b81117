package dev.kubewalk.registry.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {
  @ParameterizedTest
  @CsvSource({
    "-5, <invalid>",
    "0, 0s",
    "119, 119s",
    "120, 2m",
    "125, 2m5s",
    "600, 10m",
    "10800, 3h",
    "11100, 3h5m",
    "28800, 8h",
    "172800, 2d",
    "176400, 2d1h",
    "864000, 10d",
    "63072000, 2y"
  })
  void durationsAsPeopleSayThem(long seconds, String shown) {
    assertEquals(shown, Cells.human(Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @CsvSource({"-1999, 0s", "-2000, <invalid>", "-1, 0s", "1999, 1s"})
  void partsOfSecondsDoNotCount(long millis, String shown) {
    assertEquals(shown, Cells.human(Duration.ofMillis(millis)));
  }

  @ParameterizedTest
  @CsvSource({"100m, 0.1", "1Gi, 1073741824", "2e3, 2000", "1E, 1000000000000000000", "5, 5"})
  void quantities(String text, String number) {
    assertEquals(0, Quantities.parse(text).compareTo(new java.math.BigDecimal(number)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{};<none>",
        "{'matchLabels':{'b':'c','a':'x'}};a=x,b=c",
        "{'matchExpressions':[{'key':'k','operator':'In','values':['w','v']}]};k in (v,w)",
        "{'matchExpressions':[{'key':'k','operator':'DoesNotExist'}]};!k"
      })
  void selectors(String selector, String shown) {
    assertEquals(
        shown, LabelSelectors.format(Pages.json(selector.replace("''", "'")).node()));
  }
}
