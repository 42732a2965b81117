package dev.kubewalk.tracer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of kube-apiserver that this server does not perform, each with its reason. */
public final class NotPerformed {

  private static final String RESOURCE = "not-performed.tsv";

  private final Map<Steps, String> reasons;

  private NotPerformed(Map<Steps, String> reasons) {
    this.reasons = Collections.unmodifiableMap(reasons);
  }

  /** Reads not-performed.tsv: lines of row id, tab, reason. */
  public static NotPerformed load() {
    try (InputStream in = NotPerformed.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return parse(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static NotPerformed parse(List<String> lines) {
    Map<Steps, String> reasons = new EnumMap<>(Steps.class);
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] fields = line.split("\t", 2);
      Steps step = Steps.byId(fields[0])
          .orElseThrow(() -> new IllegalArgumentException("no such step: " + fields[0]));
      if (fields.length < 2 || fields[1].isBlank()) {
        throw new IllegalArgumentException("no reason given for " + fields[0]);
      }
      reasons.put(step, fields[1].trim());
    }
    return new NotPerformed(reasons);
  }

  public Optional<String> reason(Steps entry) {
    return Optional.ofNullable(reasons.get(entry));
  }

  public Map<Steps, String> reasons() {
    return reasons;
  }
}
