package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.walkthrough.narration.Language;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code en} or {@code zh}. */
final class LanguageConverter implements ITypeConverter<Language> {
  @Override
  public Language convert(String code) {
    return Arrays.stream(Language.values())
        .filter(language -> language.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("there is en and zh, not " + code));
  }
}
