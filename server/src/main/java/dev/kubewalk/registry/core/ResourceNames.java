package dev.kubewalk.registry.core;

import dev.kubewalk.registry.page.Formats;
import java.util.ArrayList;
import java.util.List;

/** Names of countable resources. Go: pkg/apis/core/validation (validateLimitRangeTypeName). */
final class ResourceNames {
  private ResourceNames() {}

  /** Names without a prefix must be known ones. */
  static List<String> limitTypeProblems(String type) {
    List<String> problems = new ArrayList<>(Formats.qualifiedName(type));
    if (problems.isEmpty()) {
      problems.add("must be a standard limit type or fully qualified");
    }
    return problems;
  }
}
