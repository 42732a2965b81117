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
    List<RunFindings.Server> servers = run.servers();
    int tables = 0;
    for (int i = servers.size() - 1; i >= 0; i--) {
      String name = servers.get(i).name();
      List<String> versions = run.groupVersions(name);
      if (!versions.isEmpty()) {
        table(puml, tables++, 0, name + " serves", versions);
      }
    }
    int right = tables;
    Optional<RecordedStep> source = run.recording().first(Steps.DEFAULT_API_RESOURCE_CONFIG_SOURCE);
    if (source.isPresent()) {
      List<String> enabled = source.get().noteList(NoteNames.ENABLED);
      List<String> disabled = source.get().noteList(NoteNames.DISABLED);
      if (!enabled.isEmpty()) {
        table(puml, tables++, right, "on by default: " + enabled.size() + " versions", enabled);
      }
      if (!disabled.isEmpty()) {
        table(puml, tables++, right, "off by default: " + disabled.size() + " versions", disabled);
      }
    }
    if (tables == 0) {
      puml.line("rectangle \"no group version has been installed\"");
    }
    return new Diagram("group-versions", title, puml.end());
  }

  /** A table below the one before it, unless it is the first of its column. */
  private static void table(
      Puml puml, int number, int firstOfColumn, String heading, List<String> versions) {
    Map<String, List<String>> byGroup = versions.stream()
        .collect(Collectors.groupingBy(
            GroupVersionsDiagram::group,
            LinkedHashMap::new,
            Collectors.mapping(GroupVersionsDiagram::version, Collectors.toList())));
    puml.open("rectangle t" + number + " [");
    puml.line("<size:15>**" + Puml.escape(heading) + "**</size>");
    puml.line("|= group |= versions |");
    byGroup.forEach((group, names) -> puml.line(
        "| " + Puml.escape(group) + " | " + Puml.escape(String.join(", ", names)) + " |"));
    puml.close("]");
    if (number > firstOfColumn) {
      puml.line("t" + (number - 1) + " -[hidden]down- t" + number);
    }
  }

  private static String group(String groupVersion) {
    int slash = groupVersion.lastIndexOf('/');
    return slash <= 0 ? "core" : groupVersion.substring(0, slash);
  }

  private static String version(String groupVersion) {
    return groupVersion.substring(groupVersion.lastIndexOf('/') + 1);
  }
}
