package dev.kubewalk.tracer.diff;

import java.util.ArrayList;
import java.util.List;

/**
 * The longest common subsequence of two lists.
 *
 * <p>The table of lengths is quadratic, so equal beginnings and ends are set aside first, and what
 * is still too large is matched greedily: that finds a common sequence, though not always a longest.
 */
final class CommonSequence {
  private static final long LARGEST_TABLE = 4_000_000;

  /** The same element at two places. */
  record Match(int first, int second) {}

  private CommonSequence() {}

  static List<Match> of(List<String> first, List<String> second) {
    int start = 0;
    int shorter = Math.min(first.size(), second.size());
    while (start < shorter && first.get(start).equals(second.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && first.get(first.size() - 1 - end).equals(second.get(second.size() - 1 - end))) {
      end++;
    }
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < start; i++) {
      matches.add(new Match(i, i));
    }
    List<String> left = first.subList(start, first.size() - end);
    List<String> right = second.subList(start, second.size() - end);
    boolean small = (long) left.size() * right.size() <= LARGEST_TABLE;
    for (Match match : small ? longest(left, right) : greedy(left, right)) {
      matches.add(new Match(match.first() + start, match.second() + start));
    }
    for (int i = end; i > 0; i--) {
      matches.add(new Match(first.size() - i, second.size() - i));
    }
    return matches;
  }

  private static List<Match> longest(List<String> left, List<String> right) {
    int[][] length = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        length[i][j] = left.get(i).equals(right.get(j))
            ? length[i + 1][j + 1] + 1
            : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    List<Match> matches = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() && j < right.size()) {
      if (left.get(i).equals(right.get(j))) {
        matches.add(new Match(i++, j++));
      } else if (length[i + 1][j] >= length[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return matches;
  }

  private static List<Match> greedy(List<String> left, List<String> right) {
    List<Match> matches = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < left.size(); i++) {
      int found = right.subList(from, right.size()).indexOf(left.get(i));
      if (found >= 0) {
        matches.add(new Match(i, from + found));
        from += found + 1;
      }
    }
    return matches;
  }
}
