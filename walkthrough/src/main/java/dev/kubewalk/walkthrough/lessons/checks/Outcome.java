package dev.kubewalk.walkthrough.lessons.checks;

/**
 * What became of a check.
 *
 * @param wanted what should be so
 * @param found what is so instead; empty when the check holds
 */
public record Outcome(boolean holds, String wanted, String found) {
  static Outcome of(boolean holds, String wanted, String found) {
    return new Outcome(holds, wanted, holds ? "" : found);
  }
}
