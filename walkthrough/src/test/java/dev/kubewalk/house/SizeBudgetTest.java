package dev.kubewalk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Small files, small methods: what is too large to be read like a page fails the build. */
class SizeBudgetTest {
  private static final int FILE_LIMIT = 600;
  private static final int FILE_P95 = 400;
  private static final int FILE_MEDIAN = 110;
  private static final int METHOD_LIMIT = 70;
  private static final int METHOD_P95 = 35;
  private static final int METHOD_MEDIAN = 8;
  private static final int PARAMETER_LIMIT = 8;
  private static final int PACKAGE_LIMIT = 25;
  private static final int LINE_LIMIT = 120;

  @Test
  void noFileIsTooLong() {
    Allowed allowed = Allowed.forRule("file-length");
    List<String> tooLong = Sources.all().stream()
        .filter(file -> Sources.lines(file).size() > FILE_LIMIT)
        .map(Sources::name)
        .filter(name -> !allowed.covers(name))
        .toList();
    assertThat(tooLong).as("files over %d lines", FILE_LIMIT).isEmpty();
    assertThat(allowed.unused()).as("exceptions no longer needed").isEmpty();
  }

  @Test
  void filesAreShortOnTheWhole() {
    List<Integer> lengths = sorted(
        Sources.main().stream().filter(SizeBudgetTest::isNoPackageInfo).toList(),
        file -> Sources.lines(file).size());
    assertThat(percentile(lengths, 50)).as("median file length").isLessThanOrEqualTo(FILE_MEDIAN);
    assertThat(percentile(lengths, 95)).as("p95 file length").isLessThanOrEqualTo(FILE_P95);
  }

  @Test
  void noMethodIsTooLong() {
    Allowed allowed = Allowed.forRule("method-length");
    List<Methods.Method> tooLong = Methods.of(Sources.all()).stream()
        .filter(method -> method.lines() > METHOD_LIMIT)
        .filter(method -> !allowed.covers(method.name()))
        .toList();
    assertThat(tooLong).as("methods over %d lines", METHOD_LIMIT).isEmpty();
    assertThat(allowed.unused()).as("exceptions no longer needed").isEmpty();
  }

  @Test
  void methodsAreShortOnTheWhole() {
    List<Integer> lengths = sorted(Methods.of(Sources.main()), Methods.Method::lines);
    assertThat(percentile(lengths, 50)).as("median method").isLessThanOrEqualTo(METHOD_MEDIAN);
    assertThat(percentile(lengths, 95)).as("p95 method").isLessThanOrEqualTo(METHOD_P95);
  }

  @Test
  void noMethodTakesTooMuch() {
    List<Methods.Method> tooMany = Methods.of(Sources.all()).stream()
        .filter(method -> method.parameters() > PARAMETER_LIMIT)
        .toList();
    assertThat(tooMany).as("methods with over %d parameters", PARAMETER_LIMIT).isEmpty();
  }

  @Test
  void noPackageIsTooFull() {
    Allowed allowed = Allowed.forRule("package-size");
    Map<String, Long> sizes = Sources.main().stream()
        .filter(SizeBudgetTest::isNoPackageInfo)
        .collect(
            Collectors.groupingBy(file -> Sources.name(file.getParent()), Collectors.counting()));
    List<String> tooFull = sizes.entrySet().stream()
        .filter(entry -> entry.getValue() > PACKAGE_LIMIT)
        .filter(entry -> !allowed.covers(entry.getKey()))
        .map(Object::toString)
        .toList();
    assertThat(tooFull).as("packages with over %d files", PACKAGE_LIMIT).isEmpty();
    assertThat(allowed.unused()).as("exceptions no longer needed").isEmpty();
  }

  @Test
  void noLineIsTooWide() {
    List<String> tooWide = Sources.all().stream()
        .filter(file -> Sources.lines(file).stream().anyMatch(l -> l.length() > LINE_LIMIT))
        .map(Sources::name)
        .toList();
    assertThat(tooWide).as("files with lines over %d columns", LINE_LIMIT).isEmpty();
  }

  private static boolean isNoPackageInfo(Path file) {
    return !file.endsWith("package-info.java");
  }

  private static <T> List<Integer> sorted(List<T> things, ToIntFunction<T> size) {
    return things.stream().map(size::applyAsInt).sorted().toList();
  }

  private static int percentile(List<Integer> sorted, int percent) {
    return sorted.get((sorted.size() - 1) * percent / 100);
  }
}
