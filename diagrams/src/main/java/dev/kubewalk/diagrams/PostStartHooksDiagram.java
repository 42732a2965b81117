package dev.kubewalk.diagrams;

import dev.kubewalk.tracer.RecordedStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The post-start hooks by the server that registered them: when each ran, which check it turns. */
final class PostStartHooksDiagram {

  private final RunFindings run;

  PostStartHooksDiagram(RunFindings run) {
    this.run = run;
  }

  Diagram draw() {
    String title = "Post-start hooks";
    Puml puml = new Puml(title);
    Map<String, List<RunFindings.Hook>> byServer = run.hooks().stream()
        .collect(Collectors.groupingBy(
            RunFindings.Hook::registeredBy, LinkedHashMap::new, Collectors.toList()));
    List<String> order = run.servers().stream().map(RunFindings.Server::name).toList();
    List<String> servers = byServer.keySet().stream()
        .sorted(java.util.Comparator.comparingInt(s -> rank(order, s)))
        .toList();
    for (int i = 0; i < servers.size(); i++) {
      table(puml, "h" + i, servers.get(i), byServer.get(servers.get(i)));
    }
    for (int i = 0; i + 1 < servers.size(); i++) {
      puml.line("h" + i + " -down-> h" + (i + 1) + " : inherited by");
    }
    if (servers.isEmpty()) {
      puml.line("rectangle \"no hook has been run\"");
    }
    return new Diagram("post-start-hooks", title, puml.end());
  }

  private static int rank(List<String> order, String server) {
    int at = order.indexOf(server);
    return at < 0 ? order.size() : at;
  }

  private static void table(Puml puml, String alias, String server, List<RunFindings.Hook> hooks) {
    puml.open("rectangle " + alias + " [");
    puml.line("<size:15>**registered by " + Puml.escape(server) + "**</size>");
    puml.line("|= hook |= started at |= took |= health check |");
    for (RunFindings.Hook hook : hooks) {
      RecordedStep step = hook.step();
      String took = step.isOpen() ? "still running" : Puml.duration(step.durationNanos());
      puml.line("| "
          + Puml.link(step, Puml.escape(hook.name()))
          + " | "
          + Puml.duration(step.startNanos())
          + " | "
          + (step.failure().isPresent() ? "failed" : took)
          + " | "
          + Puml.escape(hook.check())
          + " |");
    }
    puml.close("]");
  }
}
