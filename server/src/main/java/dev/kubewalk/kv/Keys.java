package dev.kubewalk.kv;

import java.util.Comparator;

/** How keys are ordered, and which keys a prefix covers. */
public final class Keys {
  /**
   * The order of the keys' UTF-8 bytes, so that every backend pages through them alike. It differs
   * from {@link String#compareTo} only where surrogates meet the characters after them.
   */
  public static final Comparator<String> ORDER = Keys::compare;

  private Keys() {}

  /**
   * The first key after all that begin with {@code prefix}.
   *
   * <p>Go: vendor/go.etcd.io/etcd/clientv3/op.go (GetPrefixRangeEnd)
   *
   * @throws IllegalArgumentException when the prefix is empty: the store is never read as a whole
   */
  public static String prefixEnd(String prefix) {
    if (prefix.isEmpty()) {
      throw new IllegalArgumentException("the prefix is empty");
    }
    int last = prefix.length() - 1;
    return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
  }

  private static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        return Integer.compare(rank(x), rank(y));
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /** A code unit's place in the order: surrogates stand for characters after U+FFFF. */
  private static int rank(char c) {
    return Character.isSurrogate(c) ? c + Character.MAX_VALUE : c;
  }
}
