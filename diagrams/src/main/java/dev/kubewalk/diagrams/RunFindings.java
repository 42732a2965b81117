package dev.kubewalk.diagrams;

import dev.kubewalk.tracer.NoteNames;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the notes of a recording say about the servers of the chain. */
final class RunFindings {

  /** A server of the chain; {@code delegate} is who it asks next. */
  record Server(String name, String delegate, RecordedStep step, List<String> filters) {}

  /** A post-start hook that was run. */
  record Hook(String name, String registeredBy, String check, RecordedStep step) {}

  private static final Map<Steps, String> INSTALLERS = installers();

  private final Recording recording;
  private final List<Server> servers;
  private final Map<String, List<String>> groupVersions = new LinkedHashMap<>();

  RunFindings(Recording recording) {
    this.recording = recording;
    this.servers = recording.performances(Steps.NEW_API_SERVER_HANDLER).stream()
        .map(step -> new Server(
            step.note(NoteNames.SERVER).orElse("?"),
            step.note(NoteNames.DELEGATE).orElse(""),
            step,
            step.noteList(NoteNames.FILTERS)))
        .toList();
    collectGroupVersions();
  }

  Recording recording() {
    return recording;
  }

  /** In order of construction: innermost first. */
  List<Server> servers() {
    return servers;
  }

  /** Group versions installed in the server, in order. */
  List<String> groupVersions(String server) {
    return groupVersions.getOrDefault(server, List.of());
  }

  /** In the order in which they began. */
  List<Hook> hooks() {
    List<Hook> hooks = new ArrayList<>();
    for (RecordedStep step : recording.performances(Steps.RUN_POST_START_HOOK)) {
      String name = step.note(NoteNames.HOOK).orElse("?");
      hooks.add(new Hook(
          name,
          step.note(NoteNames.REGISTERED_BY).orElse("?"),
          step.note(NoteNames.CHECK).orElse("poststarthook/" + name),
          step));
    }
    return hooks;
  }

  /** The checks that a server answers at the path, if its installation noted them. */
  List<String> checks(String server, Steps installation) {
    Optional<RecordedStep> step = recording.performances(installation).stream()
        .filter(s -> s.note(NoteNames.SERVER).orElse("").equals(server))
        .findFirst();
    return step.map(s -> s.noteList(NoteNames.CHECKS)).orElse(List.of());
  }

  private void collectGroupVersions() {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    for (RecordedStep step : recording.steps()) {
      String server = INSTALLERS.get(step.entry());
      if (server != null) {
        found
            .computeIfAbsent(server, s -> new LinkedHashSet<>())
            .addAll(step.noteList(NoteNames.GROUP_VERSIONS));
      }
    }
    found.forEach((server, versions) -> groupVersions.put(server, List.copyOf(versions)));
  }

  private static Map<Steps, String> installers() {
    return Map.of(
        Steps.INSTALL_API_EXTENSIONS_GROUP, "apiextensions-apiserver",
        Steps.INSTALL_LEGACY_API_GROUP, "kube-apiserver",
        Steps.NEW_REST_STORAGE, "kube-apiserver",
        Steps.INSTALL_API_GROUPS, "kube-apiserver",
        Steps.INSTALL_REGISTRATION_GROUP, "kube-aggregator");
  }
}
