package dev.kubewalk.componentbase.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagSetTest {
  private final Flag<Boolean> bool = Flag.of("bool-flag", FlagTypes.BOOL, false, "a bool");
  private final Flag<Integer> number =
      Flag.of("number", FlagTypes.INT, 7, "a number").shorthand("n");
  private final Flag<List<String>> list =
      Flag.of("list", FlagTypes.STRINGS, List.of("default"), "a list");
  private final Flag<Map<String, String>> map =
      Flag.of("map", FlagTypes.CONFIGURATION_MAP, Map.of(), "a map");
  private final Flag<String> old =
      Flag.of("old", FlagTypes.STRING, "", "an old one").deprecated("use --number");
  private final FlagSet flags = new FlagSet().add(bool, number, list, map, old);
  private final List<String> warnings = new ArrayList<>();

  private List<String> parse(String... arguments) throws FlagParseException {
    return flags.parse(Arrays.asList(arguments), warnings::add);
  }

  @Test
  void readsEveryForm() throws FlagParseException {
    assertThat(parse("--bool_flag", "a", "-n", "5", "--", "--number=6"))
        .containsExactly("a", "--number=6");
    assertThat(bool.get()).isTrue();
    assertThat(number.get()).isEqualTo(5);
    parse("-n=8", "--bool-flag=false");
    assertThat(number.get()).isEqualTo(8);
    assertThat(bool.get()).isFalse();
    parse("-n9");
    assertThat(number.get()).isEqualTo(9);
    parse("--number", "0x10");
    assertThat(number.get()).isEqualTo(16);
  }

  @Test
  void theFirstUseOfAListReplacesItsDefault() throws FlagParseException {
    parse("--list=a,b", "--list", "\"c,d\"");
    assertThat(list.get()).containsExactly("a", "b", "c,d");
    assertThat(list.text()).isEqualTo("[a,b,\"c,d\"]");
  }

  @Test
  void mapsGrow() throws FlagParseException {
    parse("--map=b=1,a", "--map=c=x=y");
    assertThat(map.text()).isEqualTo("a=,b=1,c=x=y");
  }

  @Test
  void deprecatedFlagsWarn() throws FlagParseException {
    parse("--old=x");
    assertThat(warnings).containsExactly("Flag --old has been deprecated, use --number");
  }

  @Test
  void frozenFlagsStay() {
    flags.freeze();
    assertThatThrownBy(() -> parse("--number=1")).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--=x | bad flag syntax: --=x",
        "---x | bad flag syntax: ---x",
        "--none=1 | unknown flag: --none",
        "-z | unknown shorthand flag: 'z' in -z",
        "-n | flag needs an argument: 'n' in -n",
        "--bool-flag=maybe | invalid argument \"maybe\" for \"--bool-flag\" flag: strconv.ParseBool:"
            + " parsing \"maybe\": invalid syntax",
        "--number=99999999999 | invalid argument \"99999999999\" for \"-n, --number\" flag:"
            + " strconv.ParseInt: parsing \"99999999999\": value out of range",
      })
  void mistakesHaveTheirWords(String argument, String message) {
    assertThatThrownBy(() -> parse(argument))
        .isInstanceOf(FlagParseException.class)
        .hasMessage(message);
  }

  @Test
  void helpWrapsAtTheTerminalsWidth() {
    FlagSet one = new FlagSet()
        .add(Flag.of(
            "name",
            FlagTypes.STRING,
            "x",
            "some words that are too long for one line of that width"));
    assertThat(FlagUsages.of(one, 0, 0))
        .isEqualTo("      --name string   some words that are too long for one line of that width"
            + " (default \"x\")\n");
    assertThat(FlagUsages.of(one, 60, 0).lines())
        .containsExactly(
            "      --name string   some words that are too long for",
            "                      one line of that width (default \"x\")");
  }

  @ParameterizedTest
  @CsvSource({
    "60, 1m0s",
    "0, 0s",
    "3600, 1h0m0s",
    "5, 5s",
    "90061.5, 25h1m1.5s",
    "0.3, 300ms",
    "-1.5, -1.5s"
  })
  void durationsGoBothWays(double seconds, String text) throws InvalidValueException {
    Duration duration = Duration.ofNanos((long) (seconds * 1e9));
    assertThat(GoDuration.format(duration)).isEqualTo(text);
    assertThat(GoDuration.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({
    "5, time: missing unit in duration 5",
    "x, time: invalid duration x",
    "5y, time: unknown unit y in duration 5y"
  })
  void badDurationsHaveTheirWords(String text, String message) {
    assertThatThrownBy(() -> GoDuration.parse(text)).hasMessage(message);
  }
}
