package dev.kubewalk.walkthrough.lessons.view;

/**
 * How things are set off from each other: by a terminal's colours, or not at all. Control
 * characters mark them until the lines are broken, so that they take no room.
 */
public enum Style {
  PLAIN {
    @Override
    String paint(String marked) {
      return marked.replaceAll("[" + BOLD + CODE + DIM + END + "]", "");
    }
  },
  COLOURS {
    @Override
    String paint(String marked) {
      return marked
          .replace(BOLD, "\u001b[1m")
          .replace(CODE, "\u001b[36m")
          .replace(DIM, "\u001b[2m")
          .replace(END, "\u001b[0m");
    }
  };

  private static final String BOLD = "\u0001";
  private static final String CODE = "\u0002";
  private static final String DIM = "\u0003";
  private static final String END = "\u0004";

  /** Turns the marks into what the terminal understands. */
  abstract String paint(String marked);

  static String bold(String text) {
    return BOLD + text + END;
  }

  static String code(String text) {
    return CODE + text + END;
  }

  static String dim(String text) {
    return DIM + text + END;
  }
}
