package dev.kubewalk.apimachinery.util.version;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of an API: stable before beta before alpha, high numbers before low ones, and whatever
 * does not look like a version last, by name.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/version/helpers.go (CompareKubeAwareVersionStrings)
 */
public final class KubeVersion {
  /** Ascending: the newest and most stable version comes last. */
  public static final Comparator<String> NEWEST_LAST = KubeVersion::compare;

  private static final Pattern FORM = Pattern.compile("v([1-9]\\d*)(?:(alpha|beta)([1-9]\\d*))?");

  private KubeVersion() {}

  private record Parsed(int major, int stability, int minor) {
    private static final Comparator<Parsed> ORDER = Comparator.comparingInt(Parsed::stability)
        .thenComparingInt(Parsed::major)
        .thenComparingInt(Parsed::minor);
  }

  private static int compare(String left, String right) {
    Optional<Parsed> a = parse(left);
    Optional<Parsed> b = parse(right);
    if (a.isPresent() && b.isPresent()) {
      return Parsed.ORDER.compare(a.get(), b.get());
    }
    if (a.isPresent() || b.isPresent()) {
      return a.isPresent() ? 1 : -1;
    }
    return right.compareTo(left);
  }

  private static Optional<Parsed> parse(String version) {
    Matcher matcher = FORM.matcher(version);
    if (!matcher.matches() || version.length() > 30) {
      return Optional.empty();
    }
    int minor = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    int stability = matcher.group(2) == null ? 2 : matcher.group(2).equals("beta") ? 1 : 0;
    return Optional.of(new Parsed(Integer.parseInt(matcher.group(1)), stability, minor));
  }
}
