package dev.kubewalk.diagrams;

import dev.kubewalk.tracer.NoteNames;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Steps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The API group versions that are switched on, and the servers that serve them. */
final class GroupVersionsDiagram {

  private final RunFindings run;

  GroupVersionsDiagram(RunFindings run) {
    this.run = run;
  }

  Diagram draw() {
    String title = "Enabled group versions";
    Puml puml = new Puml(title);
    puml.line("left to right direction");
    int tables = 0;
    Optional<RecordedStep> source = run.recording().first(Steps.DEFAULT_API_RESOURCE_CONFIG_SOURCE);
    for (RunFindings.Server server : run.servers()) {
      List<String> versions = run.groupVersions(server.name());
      if (!versions.isEmpty()) {
        table(puml, "t" + tables++, server.name() + " serves", versions);
      }
    }
    if (source.isPresent()) {
      List<String> enabled = source.get().noteList(NoteNames.ENABLED);
      List<String> disabled = source.get().noteList(NoteNames.DISABLED);
      if (!enabled.isEmpty()) {
        table(puml, "t" + tables++, "on by default: " + enabled.size() + " versions", enabled);
      }
      if (!disabled.isEmpty()) {
        table(puml, "t" + tables++, "off by default: " + disabled.size() + " versions", disabled);
      }
    }
    if (tables == 0) {
      puml.line("rectangle \"no group version has been installed\"");
    }
    return new Diagram("group-versions", title, puml.end());
  }

  private static void table(Puml puml, String alias, String heading, List<String> versions) {
    Map<String, List<String>> byGroup = versions.stream()
        .collect(Collectors.groupingBy(
            GroupVersionsDiagram::group,
            LinkedHashMap::new,
            Collectors.mapping(GroupVersionsDiagram::version, Collectors.toList())));
    puml.open("rectangle " + alias + " [");
    puml.line("<size:15>**" + Puml.escape(heading) + "**</size>");
    puml.line("|= group |= versions |");
    byGroup.forEach((group, names) -> puml.line(
        "| " + Puml.escape(group) + " | " + Puml.escape(String.join(", ", names)) + " |"));
    puml.close("]");
  }

  private static String group(String groupVersion) {
    int slash = groupVersion.lastIndexOf('/');
    return slash <= 0 ? "core" : groupVersion.substring(0, slash);
  }

  private static String version(String groupVersion) {
    return groupVersion.substring(groupVersion.lastIndexOf('/') + 1);
  }
}
