package dev.kubewalk.cmd.kubeapiserver;

import java.util.List;
import java.util.Optional;

/**
 * Finds {@code --trace-file} before the flags are read: recording has to begin before the first
 * step, and reading flags is one. Whatever else is wrong with the command line is not its business.
 */
public final class TraceFileFlag {
  private static final String NAME = "--trace-file";

  private TraceFileFlag() {}

  /** The last value given, if any. */
  public static Optional<String> find(List<String> arguments) {
    Optional<String> found = Optional.empty();
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i).replace("--trace_file", NAME);
      if (word.equals("--")) {
        break;
      }
      if (word.startsWith(NAME + "=")) {
        found = Optional.of(word.substring(NAME.length() + 1));
      } else if (word.equals(NAME) && i + 1 < arguments.size()) {
        found = Optional.of(arguments.get(i + 1));
      }
    }
    return found.filter(value -> !value.isEmpty());
  }
}
