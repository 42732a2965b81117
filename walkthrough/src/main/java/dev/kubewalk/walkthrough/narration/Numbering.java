package dev.kubewalk.walkthrough.narration;

import dev.kubewalk.tracer.DocumentSection;
import dev.kubewalk.tracer.Steps;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers steps as the document numbers its sections: 3 is CreateServerChain, 3.4 the fourth thing
 * in it. A step whose parent belongs to another section begins anew in its own. Fed in the order in
 * which steps start.
 */
final class Numbering {
  /** Steps that are their section: their children are numbered right below the section. */
  private static final Map<DocumentSection, Steps> HEADINGS = Map.of(
      DocumentSection.COMMAND_LINE, Steps.MAIN,
      DocumentSection.SERVER_CHAIN, Steps.CREATE_SERVER_CHAIN,
      DocumentSection.PREPARATION, Steps.PREPARE_RUN,
      DocumentSection.POST_START_HOOKS, Steps.RUN_POST_START_HOOKS);

  private final Map<DocumentSection, Integer> roots = new EnumMap<>(DocumentSection.class);
  private final Map<Long, Place> places = new HashMap<>();

  /** Where a step stands: its number, how deep that is, and how many children came so far. */
  private static final class Place {
    final DocumentSection section;
    final String number;
    final int depth;
    int children;

    /** Of a step on a request's way: the request. */
    Place request;

    Place(DocumentSection section, String number, int depth) {
      this.section = section;
      this.number = number;
      this.depth = depth;
    }
  }

  /**
   * @param parentId id of the parent, 0 when there is none
   */
  void add(long id, long parentId, Steps entry) {
    DocumentSection section = entry.section();
    Place parent = places.get(parentId);
    Place place;
    if (HEADINGS.get(section) == entry) {
      place = new Place(section, section.number(), 0);
      place.children = roots.getOrDefault(section, 0);
    } else if (section == DocumentSection.NOTES && parent != null && parent.section == section) {
      // Filters stand one in the other, twenty deep: a request's steps are numbered as they come.
      Place request = parent.request == null ? parent : parent.request;
      request.children++;
      place = new Place(section, request.number + "." + request.children, request.depth + 1);
      place.request = request;
    } else if (parent != null && parent.section == section) {
      parent.children++;
      place = new Place(section, parent.number + "." + parent.children, parent.depth + 1);
    } else {
      int root = roots.merge(section, 1, Integer::sum);
      String head = section == DocumentSection.NOTES ? "R" : section.number();
      place = new Place(section, head + "." + root, 1);
    }
    places.put(id, place);
  }

  /** Such as {@code 3.4.2}. */
  String number(long id) {
    return places.get(id).number;
  }

  /** 0 for a section itself, 1 for 3.4, 2 for 3.4.2. */
  int depth(long id) {
    return places.get(id).depth;
  }
}
