package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.walkthrough.narration.Language;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The language that a command speaks. */
final class LanguageOption {
  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      defaultValue = "en",
      converter = Converter.class,
      description = "Language (default: ${DEFAULT-VALUE}).")
  private Language language;

  Language get() {
    return language;
  }

  /** Reads {@code en} or {@code zh}. */
  static final class Converter implements ITypeConverter<Language> {
    @Override
    public Language convert(String code) {
      return Arrays.stream(Language.values())
          .filter(language -> language.code().equals(code))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException("there is en and zh, not " + code));
    }
  }
}
