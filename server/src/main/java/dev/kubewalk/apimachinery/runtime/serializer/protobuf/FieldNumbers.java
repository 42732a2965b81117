package dev.kubewalk.apimachinery.runtime.serializer.protobuf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The table of field numbers: for each definition, the path of numbers of each property. */
final class FieldNumbers {
  private static final String RESOURCE = "/dev/kubewalk/schemas/kubewalk-protobuf.tsv.gz";

  private final Map<String, String> rows = new HashMap<>();

  private FieldNumbers() {}

  static FieldNumbers load() {
    FieldNumbers numbers = new FieldNumbers();
    try (InputStream packed = FieldNumbers.class.getResourceAsStream(RESOURCE)) {
      if (packed == null) {
        throw new IllegalStateException("the build left out " + RESOURCE);
      }
      BufferedReader lines = new BufferedReader(
          new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        numbers.rows.put(line.substring(0, tab), line.substring(tab + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return numbers;
  }

  boolean has(String definition) {
    return rows.containsKey(definition);
  }

  /** The numbers of one definition by property; empty when it is not spoken in protobuf. */
  Optional<Map<String, int[]>> of(String definition) {
    String row = rows.get(definition);
    if (row == null) {
      return Optional.empty();
    }
    Map<String, int[]> numbers = new LinkedHashMap<>();
    for (String cell : row.split(" ", -1)) {
      int equals = cell.indexOf('=');
      String[] steps = cell.substring(equals + 1).split("\\.", -1);
      int[] path = new int[steps.length];
      for (int i = 0; i < steps.length; i++) {
        path[i] = Integer.parseInt(steps[i]);
      }
      numbers.put(cell.substring(0, equals), path);
    }
    return Optional.of(numbers);
  }
}
