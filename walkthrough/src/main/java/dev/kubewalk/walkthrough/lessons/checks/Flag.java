package dev.kubewalk.walkthrough.lessons.checks;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.walkthrough.lessons.Words;

/**
 * The run was started with a flag.
 *
 * @param name with its dashes, such as {@code --authorization-mode}
 * @param is the value it must have; null when any will do
 * @param isNot a value that it must not have; null when there is none
 */
public record Flag(String name, String is, String isNot) implements Check {
  public Flag {
    requireNonNull(name, "'flag' needs 'name'");
  }

  @Override
  public Outcome judge(Evidence evidence, Words words) {
    String wanted = is != null
        ? words.of("wanted.flag-is", name, is)
        : isNot != null
            ? words.of("wanted.flag-is-not", name, isNot)
            : words.of("wanted.flag", name);
    return evidence.ofRecording(wanted, words, recording -> {
      String value = recording.header().facts().flags().get(name);
      boolean holds = value != null && (is == null || value.equals(is)) && !value.equals(isNot);
      String found = value == null ? words.of("found.no-flag") : words.of("found.value", value);
      return Outcome.of(holds, wanted, found);
    });
  }
}
