package dev.kubewalk.walkthrough.narration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The fixed sentences of a language, from a file of {@code key = sentence} lines; a sentence has
 * Java's format marks for what is filled in.
 */
public final class Words {
  private final Map<String, String> sentences;

  private Words(Map<String, String> sentences) {
    this.sentences = Map.copyOf(sentences);
  }

  /** The sentences that lie beside {@code owner} in {@code words.en.txt} or {@code words.zh.txt}. */
  public static Words of(Class<?> owner, Language language) {
    String file = "words." + language.code() + ".txt";
    var stream = Objects.requireNonNull(owner.getResourceAsStream(file), file);
    Map<String, String> sentences = new HashMap<>();
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int equals = line.indexOf(" = ");
        if (equals > 0) {
          sentences.put(line.substring(0, equals), line.substring(equals + " = ".length()));
        }
      }
      return new Words(sentences);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sentence, with its marks filled in. */
  public String say(String key, Object... values) {
    return String.format(Locale.ROOT, sentence(key), values);
  }

  /** A sentence with its marks. */
  String sentence(String key) {
    String sentence = sentences.get(key);
    if (sentence == null) {
      throw new IllegalArgumentException("no sentence for " + key);
    }
    return sentence;
  }

  /** The keys that there are sentences for. */
  Set<String> keys() {
    return sentences.keySet();
  }
}
