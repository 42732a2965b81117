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
    boolean any = served(puml);
    any |= byDefault(puml);
    if (!any) {
      puml.line("rectangle \"no group version has been installed\"");
    }
    return new Diagram("group-versions", title, puml.end());
  }

  /** What each server serves, in the order in which requests meet the servers. */
  private boolean served(Puml puml) {
    List<RunFindings.Server> servers = run.servers().stream()
        .filter(server -> !run.groupVersions(server.name()).isEmpty())
        .toList();
    if (servers.isEmpty()) {
      return false;
    }
    puml.open("rectangle served [");
    for (int i = servers.size() - 1; i >= 0; i--) {
      String name = servers.get(i).name();
      table(puml, name + " serves", run.groupVersions(name));
    }
    puml.close("]");
    return true;
  }

  private boolean byDefault(Puml puml) {
    Optional<RecordedStep> source = run.recording().first(Steps.DEFAULT_API_RESOURCE_CONFIG_SOURCE);
    if (source.isEmpty()) {
      return false;
    }
    List<String> on = source.get().noteList(NoteNames.ENABLED);
    List<String> off = source.get().noteList(NoteNames.DISABLED);
    puml.open("rectangle default [");
    table(puml, "on by default: " + on.size() + " versions", on);
    table(puml, "off by default: " + off.size() + " versions", off);
    puml.close("]");
    return true;
  }

  private static void table(Puml puml, String heading, List<String> versions) {
    Map<String, List<String>> byGroup = versions.stream()
        .collect(Collectors.groupingBy(
            GroupVersionsDiagram::group,
            LinkedHashMap::new,
            Collectors.mapping(GroupVersionsDiagram::version, Collectors.toList())));
    puml.line("<size:15>**" + Puml.escape(heading) + "**</size>");
    if (!byGroup.isEmpty()) {
      puml.line("|= group |= versions |");
    }
    byGroup.forEach((group, names) -> puml.line(
        "| " + Puml.escape(group) + " | " + Puml.escape(String.join(", ", names)) + " |"));
    puml.line("");
  }

  private static String group(String groupVersion) {
    int slash = groupVersion.lastIndexOf('/');
    return slash <= 0 ? "core" : groupVersion.substring(0, slash);
  }

  private static String version(String groupVersion) {
    return groupVersion.substring(groupVersion.lastIndexOf('/') + 1);
  }
}
