package dev.kubewalk.tracer;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What a recording says about its run before the first step.
 *
 * @param version the server's version, such as "v1.18.20"
 * @param startedAt wall-clock time of the start in RFC 3339; the steps' times count from it
 * @param flags the flags given by the user; secret ones are redacted by the recorder
 */
public record RunFacts(String version, String startedAt, Map<String, String> flags) {
  public RunFacts {
    requireNonNull(version);
    requireNonNull(startedAt);
    flags = Map.copyOf(flags);
  }
}
