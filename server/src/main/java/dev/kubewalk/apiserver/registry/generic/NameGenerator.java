package dev.kubewalk.apiserver.registry.generic;

import java.util.random.RandomGenerator;

/**
 * Completes a generateName with five random characters, of an alphabet that spells no words.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/names/generate.go (SimpleNameGenerator)
 */
final class NameGenerator {
  private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
  private static final int RANDOM_LENGTH = 5;
  private static final int MAX_BASE_LENGTH = 63 - RANDOM_LENGTH;

  private final RandomGenerator random;

  NameGenerator(RandomGenerator random) {
    this.random = random;
  }

  /** A name that begins with {@code base}, which is cut when the name would be no label. */
  String generate(String base) {
    int keep = Math.min(base.length(), MAX_BASE_LENGTH);
    StringBuilder name = new StringBuilder(base.substring(0, keep));
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return name.toString();
  }
}
