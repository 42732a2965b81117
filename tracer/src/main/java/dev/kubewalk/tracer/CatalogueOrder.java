package dev.kubewalk.tracer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares a recording with the order of the catalogue.
 *
 * <p>Where kube-apiserver does things one after the other, so must this server: steps with the same
 * parent, on its thread, whose ids differ in the last number only must begin in the order of these
 * numbers. Of a loop the first round counts. Shutdown, hooks and requests run side by side and are
 * left out.
 */
public final class CatalogueOrder {

  private static final Comparator<String> BY_NUMBER =
      Comparator.comparingInt(CatalogueOrder::lastNumber);

  private CatalogueOrder() {}

  /** One line for each step that began before one that should have come first; empty when good. */
  public static List<String> violations(Recording recording) {
    Map<String, RecordedStep> latest = new HashMap<>();
    Set<String> seen = new HashSet<>();
    List<String> violations = new ArrayList<>();
    for (RecordedStep step : recording.steps()) {
      String id = step.entry().id();
      if (step.handedOff() || !isSequential(id)) {
        continue;
      }
      String group = step.parent().map(RecordedStep::id).orElse(0L) + ":" + prefix(id);
      if (!seen.add(group + ":" + id)) {
        continue;
      }
      RecordedStep before = latest.get(group);
      if (before != null && BY_NUMBER.compare(before.entry().id(), id) > 0) {
        violations.add(before.entry().id() + " " + before.entry() + " began before " + id + " "
            + step.entry());
      } else {
        latest.put(group, step);
      }
    }
    return violations;
  }

  private static boolean isSequential(String id) {
    return Character.isDigit(id.charAt(0)) || id.charAt(0) == 'G';
  }

  /** "4.2.1" of "4.2.1.14", "G" of "G5", "" of "4". */
  private static String prefix(String id) {
    if (id.charAt(0) == 'G') {
      return "G";
    }
    int dot = id.lastIndexOf('.');
    return dot < 0 ? "" : id.substring(0, dot);
  }

  /** 14 of "4.2.1.14", 5 of "G5", 1 of "4.5.2.5.1-20". */
  private static int lastNumber(String id) {
    String last = id.substring(Math.max(id.lastIndexOf('.') + 1, id.charAt(0) == 'G' ? 1 : 0));
    int dash = last.indexOf('-');
    return Integer.parseInt(dash < 0 ? last : last.substring(0, dash));
  }
}
