package dev.kubewalk.tracer;

import java.util.HashMap;
import java.util.Map;

/**
 * Numbers steps as the document numbers its sections: 3 is CreateServerChain, 3.4 the fourth thing
 * in it. A step whose parent belongs to another section begins anew in its own. Fed in the order in
 * which steps start. Words and pictures use the same numbers, so that one finds from one to the
 * other.
 */
public final class Numbering {
  /** Steps that are their section: their children are numbered right below the section. */
  private static final Map<DocumentSection, Steps> HEADINGS = Map.of(
      DocumentSection.COMMAND_LINE, Steps.MAIN,
      DocumentSection.SERVER_CHAIN, Steps.CREATE_SERVER_CHAIN,
      DocumentSection.PREPARATION, Steps.PREPARE_RUN,
      DocumentSection.POST_START_HOOKS, Steps.RUN_POST_START_HOOKS);

  private static final String SHUTDOWN = "S";
  private static final String REQUESTS = "R";

  /** How many steps a chapter has that stand right below its heading. */
  private final Map<String, Integer> roots = new HashMap<>();

  private final Map<Long, Place> places = new HashMap<>();

  /** Where a step stands: its number, how deep that is, and how many children came so far. */
  private static final class Place {
    final Steps entry;
    final String number;
    final int depth;
    int children;

    Place(Steps entry, String number, int depth) {
      this.entry = entry;
      this.number = number;
      this.depth = depth;
    }
  }

  /** The numbers of all steps of a recording. */
  public static Numbering of(Recording recording) {
    Numbering numbering = new Numbering();
    for (RecordedStep step : recording.steps()) {
      numbering.add(step.id(), step.parent().map(RecordedStep::id).orElse(0L), step.entry());
    }
    return numbering;
  }

  /** What the numbers of {@code entry} begin with: 1 to 6, S in the shutdown, R in a request. */
  public static String chapter(Steps entry) {
    if (isShutdown(entry)) {
      return SHUTDOWN;
    }
    DocumentSection section = entry.section();
    return section == DocumentSection.NOTES ? REQUESTS : section.number();
  }

  /** Whether {@code entry} is told in a chapter of its own, at the end of section 5. */
  public static boolean isShutdown(Steps entry) {
    return entry.id().startsWith(SHUTDOWN);
  }

  /**
   * Takes in the next step.
   *
   * @param parentId id of the parent, 0 when there is none
   */
  public void add(long id, long parentId, Steps entry) {
    String chapter = chapter(entry);
    Place parent = places.get(parentId);
    Place place;
    if (HEADINGS.get(entry.section()) == entry) {
      place = new Place(entry, chapter, 0);
      place.children = roots.getOrDefault(chapter, 0);
    } else if (parent != null && chapter(parent.entry).equals(chapter)) {
      parent.children++;
      place = new Place(entry, parent.number + "." + parent.children, depthBelow(parent));
    } else {
      int root = roots.merge(chapter, 1, Integer::sum);
      place = new Place(entry, chapter + "." + root, 1);
    }
    places.put(id, place);
  }

  /** What a hook does counts as much as that it is run: 6.3.1 is as high as 6.3. */
  private static int depthBelow(Place parent) {
    return parent.entry == Steps.RUN_POST_START_HOOK ? parent.depth : parent.depth + 1;
  }

  /** Such as {@code 3.4.2}. */
  public String number(long id) {
    return places.get(id).number;
  }

  /** 0 for a section itself, 1 for 3.4, 2 for 3.4.2. */
  public int depth(long id) {
    return places.get(id).depth;
  }
}
