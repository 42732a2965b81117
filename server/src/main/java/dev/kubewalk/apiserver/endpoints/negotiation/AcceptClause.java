package dev.kubewalk.apiserver.endpoints.negotiation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One media range of an Accept header.
 *
 * <p>Go: vendor/bitbucket.org/ww/goautoneg/autoneg.go (Accept)
 */
record AcceptClause(String type, String subtype, double quality, Map<String, String> parameters) {
  /** The clauses of a header, best first; malformed ones are left out. */
  static List<AcceptClause> parse(String header) {
    List<AcceptClause> clauses = new ArrayList<>();
    for (String part : header.split(",", -1)) {
      String[] pieces = part.split(";", -1);
      String[] range = pieces[0].trim().split("/", -1);
      if (range.length == 1 && range[0].equals("*")) {
        range = new String[] {"*", "*"};
      }
      if (range.length == 2) {
        clauses.add(clause(range[0].trim(), range[1].trim(), pieces));
      }
    }
    clauses.sort(Comparator.comparingDouble(AcceptClause::quality)
        .reversed()
        .thenComparing(c -> c.type.equals("*"))
        .thenComparing(c -> c.subtype.equals("*")));
    return clauses;
  }

  private static AcceptClause clause(String type, String subtype, String[] pieces) {
    double quality = 1;
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 1; i < pieces.length; i++) {
      int equals = pieces[i].indexOf('=');
      if (equals < 0) {
        continue;
      }
      String name = pieces[i].substring(0, equals).trim();
      String value = pieces[i].substring(equals + 1).trim();
      if (name.equals("q")) {
        quality = parseQuality(value);
      } else {
        parameters.put(name, value);
      }
    }
    return new AcceptClause(type, subtype, quality, parameters);
  }

  private static double parseQuality(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  boolean takes(Format format) {
    String[] offered = format.mediaType().split("/");
    boolean anything = type.equals("*") && subtype.equals("*");
    return anything
        || (type.equals(offered[0]) && (subtype.equals("*") || subtype.equals(offered[1])));
  }
}
