package dev.kubewalk.tracer.diff;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.labels.StepLabels;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Guesses which flag is behind a difference: one that has a word in its two values, but not in both,
 * that the step's difference has too. Of {@code --authorization-mode}, once {@code Node,RBAC} and
 * once {@code RBAC}, that word is Node.
 */
final class Causes {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Za-z0-9]+");
  private static final Pattern PATH_FLAG = Pattern.compile("--.*-(file|files|dir)");
  private static final Set<String> TOO_COMMON = Set.of("true", "false", "none", "null");
  private static final int SHORTEST_WORD = 3;

  private final Map<Setting, Set<String>> wordsOfFlags = new LinkedHashMap<>();

  Causes(List<Setting> settings) {
    for (Setting setting : settings) {
      // What a file is called has nothing to do with what a step does.
      if (setting.isFlag() && !PATH_FLAG.matcher(setting.name()).matches()) {
        Set<String> before = words(setting.before().orElse(""));
        wordsOfFlags.put(setting, onlyInOne(before, words(setting.after().orElse(""))));
      }
    }
  }

  /** Of a step that only one run did. */
  List<Setting> of(RecordedStep step) {
    return thatShare(words(StepLabels.subject(step) + " " + StepLabels.words(step.entry())));
  }

  /** Of notes that differ. */
  List<Setting> of(List<NoteDiff> notes) {
    Set<String> words = new HashSet<>();
    for (NoteDiff note : notes) {
      if (note.isOfLists()) {
        words.addAll(words(note.elements().toString()));
      } else {
        Set<String> before = words(String.valueOf(note.before()));
        words.addAll(onlyInOne(before, words(String.valueOf(note.after()))));
      }
    }
    return thatShare(words);
  }

  private List<Setting> thatShare(Set<String> words) {
    return wordsOfFlags.entrySet().stream()
        .filter(flag -> flag.getValue().stream().anyMatch(words::contains))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Set<String> onlyInOne(Set<String> before, Set<String> after) {
    Set<String> words = new HashSet<>(before);
    words.addAll(after);
    words.removeIf(word -> before.contains(word) && after.contains(word));
    return words;
  }

  private static Set<String> words(String text) {
    return Arrays.stream(BETWEEN_WORDS.split(text))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> word.length() >= SHORTEST_WORD && !TOO_COMMON.contains(word))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
