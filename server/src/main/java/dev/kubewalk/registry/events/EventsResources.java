package dev.kubewalk.registry.events;

import static dev.kubewalk.registry.page.Defaults.defaults;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Conversion;
import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.NameValidators;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.core.Events;
import java.util.List;
import java.util.Map;

/**
 * events.k8s.io/v1beta1 Event: the core group's events under newer names, in the same keys. Inside
 * of the server they have the core form.
 *
 * <p>Go: pkg/registry/events/rest/storage_events.go, pkg/apis/events/v1beta1/conversion.go
 */
public final class EventsResources {
  /** Newer name to core name. */
  private static final Map<String, String> NAMES = Map.of(
      "note", "message",
      "regarding", "involvedObject",
      "reportingController", "reportingComponent",
      "deprecatedSource", "source",
      "deprecatedFirstTimestamp", "firstTimestamp",
      "deprecatedLastTimestamp", "lastTimestamp",
      "deprecatedCount", "count");

  private EventsResources() {}

  public static List<Resource> resources() {
    return List.of(Resource.of("events.k8s.io", "events", "Event")
        .internalGroup("")
        .shortNames("ev")
        .namespaced()
        .version(
            "v1beta1",
            defaults().include(event -> event.ensureObject("deprecatedSource")),
            new Conversion(EventsResources::toHub, EventsResources::fromHub))
        // A version of its own for the core form, which is never served under this group.
        .hub("core")
        .storedAs("v1")
        .createsOnUpdate()
        .strategy(Events.strategy())
        .names(NameValidators::pathSegment)
        .deletes(DeleteRules.PLAIN.withoutDependents())
        .expires()
        .columnsWithName(Events.columns())
        .build());
  }

  private static Unstructured toHub(Unstructured event) {
    NAMES.forEach((newer, core) -> rename(event, newer, core));
    return event;
  }

  private static Unstructured fromHub(Unstructured event) {
    NAMES.forEach((newer, core) -> rename(event, core, newer));
    return event;
  }

  private static void rename(Unstructured event, String from, String to) {
    if (event.node().has(from)) {
      event.node().set(to, event.node().remove(from));
    }
  }
}
