package dev.kubewalk.tracer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where this program performs the steps of the catalogue.
 *
 * <p>The build of the server finds every use of a catalogue entry in its sources and writes {@value
 * #RESOURCE}: lines of key, tab, class and method ("dev.kubewalk.…GenericApiServer#prepareRun").
 */
public final class StepLocations {

  static final String RESOURCE = "META-INF/kubewalk/step-locations.tsv";

  private final Map<Steps, List<String>> locations;

  private StepLocations(Map<Steps, List<String>> locations) {
    this.locations = locations;
  }

  /** Reads what the build of the server left on the class path; empty when there is none. */
  public static StepLocations load() {
    InputStream in = StepLocations.class.getClassLoader().getResourceAsStream(RESOURCE);
    if (in == null) {
      return new StepLocations(Map.of());
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return parse(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static StepLocations parse(List<String> lines) {
    Map<Steps, List<String>> found = new EnumMap<>(Steps.class);
    for (String line : lines) {
      String[] fields = line.split("\t", 2);
      if (fields.length == 2) {
        Steps.byKey(fields[0])
            .ifPresent(
                step -> found.computeIfAbsent(step, s -> new ArrayList<>()).add(fields[1]));
      }
    }
    return new StepLocations(found);
  }

  /** Class and method, joined by #, of each place that performs the step. */
  public List<String> of(Steps entry) {
    return Collections.unmodifiableList(locations.getOrDefault(entry, List.of()));
  }
}
