package dev.kubewalk.tracer.numbering;

import dev.kubewalk.tracer.DocumentSection;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

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
      DocumentSection.RUN_AND_SHUTDOWN, Steps.RUN_PREPARED_AGGREGATOR,
      DocumentSection.POST_START_HOOKS, Steps.RUN_POST_START_HOOKS);

  private static final String SHUTDOWN = "S";
  private static final String REQUESTS = "R";

  /** Steps that only lead on: what is in them is told as high as they are. */
  private static final Set<Steps> LEADING_ON =
      Set.of(Steps.RUN_PREPARED_GENERIC_SERVER, Steps.NON_BLOCKING_RUN, Steps.RUN_POST_START_HOOK);

  /** The heading of each chapter, which may stand for a step of its own or not. */
  private final Map<String, Place> headings = new HashMap<>();

  private final Map<Long, Place> places = new HashMap<>();

  /** Where a step stands: its number, how deep that is, and how many children came so far. */
  private static final class Place {
    final Steps entry;
    final String number;
    final int depth;

    /** Below which the steps within are numbered: itself, but on a request's way the request. */
    final Place counting;

    int children;

    Place(Steps entry, String number, int depth) {
      this.entry = entry;
      this.number = number;
      this.depth = depth;
      this.counting = this;
    }

    Place(Steps entry, Place counting) {
      this.entry = entry;
      this.number = counting.child();
      this.depth = counting.depth + 1;
      this.counting = counting;
    }

    /** The number of the next one right below. */
    String child() {
      children++;
      return number + "." + children;
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
    Place heading = headings.computeIfAbsent(chapter, number -> new Place(entry, number, 0));
    Place place;
    if (HEADINGS.get(entry.section()) == entry) {
      place = heading;
    } else if (parent != null && chapter(parent.entry).equals(chapter)) {
      place = below(parent, entry);
    } else {
      place = new Place(entry, heading.child(), 1);
    }
    places.put(id, place);
  }

  private static Place below(Place parent, Steps entry) {
    if (chapter(entry).equals(REQUESTS)) {
      // Filters stand one in the other, twenty deep: a request's steps are numbered as they come.
      return new Place(entry, parent.counting);
    }
    int depth = LEADING_ON.contains(parent.entry) ? parent.depth : parent.depth + 1;
    return new Place(entry, parent.child(), depth);
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
