package dev.kubewalk.apiserver.server.options;

import dev.kubewalk.componentbase.cli.FlagType;
import dev.kubewalk.componentbase.cli.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A certificate file, its key file, and the names it is for.
 *
 * <p>Go: staging/src/k8s.io/component-base/cli/flag/namedcertkey_flag.go (NamedCertKey)
 *
 * @param names patterns of host names; empty to use those in the certificate
 */
public record NamedCertKey(List<String> names, String certFile, String keyFile) {
  public static final FlagType<List<NamedCertKey>> FLAG_TYPE = FlagType.<List<NamedCertKey>>of(
          "namedCertKey", "[]", text -> List.of(parse(text)), NamedCertKey::print)
      .merging((first, second) -> {
        List<NamedCertKey> both = new ArrayList<>(first);
        both.addAll(second);
        return List.copyOf(both);
      });

  public NamedCertKey {
    names = List.copyOf(names);
  }

  /** Reads {@code cert,key[:name,name…]}. */
  static NamedCertKey parse(String text) throws InvalidValueException {
    String[] halves = text.split(":", 2);
    List<String> names = List.of();
    if (halves.length == 2) {
      if (halves[1].isBlank()) {
        throw new InvalidValueException("empty names list is not allowed");
      }
      names = Arrays.stream(halves[1].split(",")).map(String::trim).toList();
    }
    String[] files = halves[0].split(",", -1);
    if (files.length != 2 || files[0].isBlank() || files[1].isBlank()) {
      throw new InvalidValueException("expected comma separated certificate and key file paths");
    }
    return new NamedCertKey(names, files[0].trim(), files[1].trim());
  }

  private static String print(List<NamedCertKey> pairs) {
    return pairs.stream().map(NamedCertKey::toString).collect(Collectors.joining(";", "[", "]"));
  }

  @Override
  public String toString() {
    String files = certFile + "," + keyFile;
    return names.isEmpty() ? files : files + ":" + String.join(",", names);
  }
}
