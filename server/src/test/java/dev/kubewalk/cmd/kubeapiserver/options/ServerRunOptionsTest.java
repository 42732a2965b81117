package dev.kubewalk.cmd.kubeapiserver.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagParseException;
import dev.kubewalk.componentbase.cli.FlagSet;
import dev.kubewalk.componentbase.cli.NamedFlagSets;
import dev.kubewalk.tracer.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every flag of v1.18 is there: in its section, with its default, and it takes a value. */
class ServerRunOptionsTest {
  private static final List<String> OURS = List.of("data-dir", "trace-file", "trace-requests");

  /** A value that differs from the default, by the word that help shows for the type. */
  private static final Map<String, String> SAMPLES = Map.ofEntries(
      Map.entry("string", "sample"),
      Map.entry("int", "17"),
      Map.entry("uint", "17"),
      Map.entry("Level", "3"),
      Map.entry("float", "0.015"),
      Map.entry("float32", "1.5"),
      Map.entry("duration", "1h2m3s"),
      Map.entry("strings", "[a,b]"),
      Map.entry("stringArray", "[a]"),
      Map.entry("ip", "10.1.2.3"),
      Map.entry("mapStringString", "k=v"),
      Map.entry("mapStringBool", "AppArmor=false"),
      Map.entry("cidrs", "10.0.0.0/8"),
      Map.entry("portRange", "30000-30010"),
      Map.entry("namedCertKey", "[a.crt,a.key:foo.com]"),
      Map.entry("severity", "1"),
      Map.entry("moduleSpec", "Klog=4"),
      Map.entry("traceLocation", "Klog.java:10"),
      Map.entry("version", "raw"));

  /** A row of flags.tsv. */
  record Row(String section, String name, String defaultText, boolean deprecated) {}

  static Stream<Row> rows() throws IOException {
    try (var stream = ServerRunOptionsTest.class.getResourceAsStream("flags.tsv")) {
      String text =
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(line -> {
        String[] fields = line.split("\t", -1);
        return new Row(fields[0], fields[1], fields[2], fields[3].equals("deprecated"));
      });
    }
  }

  private static ServerRunOptions options() {
    return new ServerRunOptions(ServerRunOptions.registerFeatures(Trace.off()), Trace.off());
  }

  private static Flag<?> flag(NamedFlagSets sets, Row row) {
    assertThat(sets.names()).contains(row.section());
    return sets.set(row.section()).lookup(row.name()).orElseThrow(() -> {
      return new AssertionError("no --" + row.name() + " in " + row.section());
    });
  }

  @ParameterizedTest
  @MethodSource("rows")
  void hasItsDefaultAndStanding(Row row) {
    Flag<?> flag = flag(options().flags(Trace.off()), row);
    assertThat(flag.text()).isEqualTo(row.defaultText());
    assertThat(!flag.deprecation().isEmpty()).isEqualTo(row.deprecated());
    assertThat(flag.usage()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void takesAValue(Row row) throws FlagParseException {
    ServerRunOptions options = options();
    NamedFlagSets sets = options.flags(Trace.off());
    Flag<?> flag = flag(sets, row);
    String type = flag.type().name();
    String sample = type.isEmpty()
        ? String.valueOf(row.defaultText().equals("false"))
        : Objects.requireNonNull(SAMPLES.get(type), type);
    List<String> warnings = new ArrayList<>();
    String argument = sample.startsWith("[") ? sample.substring(1, sample.length() - 1) : sample;
    sets.all().parse(List.of("--" + row.name() + "=" + argument), warnings::add);
    assertThat(flag.text()).isEqualTo(sample);
    assertThat(flag.changed()).isTrue();
    assertThat(warnings).hasSize(row.deprecated() ? 1 : 0);
  }

  @Test
  void hasNoOtherFlags() throws IOException {
    FlagSet all = options().flags(Trace.off()).all();
    TreeSet<String> names =
        all.flags().stream().map(Flag::name).collect(Collectors.toCollection(TreeSet::new));
    names.removeAll(rows().map(Row::name).toList());
    assertThat(names).containsExactlyElementsOf(OURS);
  }

  @Test
  void sectionsComeInOrder() {
    assertThat(options().flags(Trace.off()).names())
        .containsExactly(
            "generic",
            "etcd",
            "secure serving",
            "insecure serving",
            "auditing",
            "features",
            "authentication",
            "authorization",
            "cloud provider",
            "API enablement",
            "egress selector",
            "admission",
            "metrics",
            "misc",
            "global");
  }

  @Test
  void aliasesShareTheirValue() throws FlagParseException {
    ServerRunOptions options = options();
    options
        .flags(Trace.off())
        .all()
        .parse(Arrays.asList("--port=0", "--address", "127.0.0.2"), ignored -> {});
    assertThat(options.insecureServing.bindPort.get()).isZero();
    assertThat(options.insecureServing.bindAddress.text()).isEqualTo("127.0.0.2");
  }
}
