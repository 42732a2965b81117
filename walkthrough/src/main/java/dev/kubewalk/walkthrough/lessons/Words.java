package dev.kubewalk.walkthrough.lessons;

import dev.kubewalk.walkthrough.narration.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/** The fixed words around the lessons, in one language: keys with texts that may have %s in them. */
public final class Words {
  private final Language language;
  private final Properties texts = new Properties();

  private Words(Language language) {
    this.language = language;
  }

  public static Words load(Language language) {
    Words words = new Words(language);
    String file = "words." + language.code() + ".properties";
    try (InputStream in = Words.class.getResourceAsStream(file)) {
      words.texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  public Language language() {
    return language;
  }

  /** The text of a key, with its places filled in. */
  public String of(String key, Object... values) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("no " + language.code() + " words for " + key);
    }
    return String.format(Locale.ROOT, text, values);
  }

  Set<String> keys() {
    return texts.stringPropertyNames();
  }
}
