package dev.kubewalk.diagrams;

import dev.kubewalk.tracer.Steps;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The filters that a request meets in the outermost server, and where it goes then. */
final class HandlerChainDiagram {

  private final RunFindings run;

  HandlerChainDiagram(RunFindings run) {
    this.run = run;
  }

  Diagram draw() {
    String title = "Handler chain";
    Puml puml = new Puml(title);
    List<RunFindings.Server> servers = run.servers();
    puml.line("start");
    if (!servers.isEmpty()) {
      RunFindings.Server outermost = servers.get(servers.size() - 1);
      puml.open("partition \"filters of " + Puml.escape(outermost.name()) + "\" {");
      outermost.filters().forEach(filter -> puml.line(":" + filter(filter) + ";"));
      puml.close("}");
    }
    for (int i = servers.size() - 1; i >= 0; i--) {
      String server = Puml.escape(servers.get(i).name());
      puml.line("if (director of " + server + ":\\na go-restful root matches?) then (yes)");
      puml.line("  :go-restful\\nof " + server + ";");
      puml.line("  detach");
      puml.line("else (no)");
      puml.line("endif");
      puml.line("if (path mux of " + server + ":\\nexact path or prefix?) then (yes)");
      puml.line("  :handler of the path;");
      puml.line("  detach");
      puml.line("else (no)");
      puml.line("endif");
    }
    puml.line(":404 with the list of paths;");
    puml.line("stop");
    return new Diagram("handler-chain", title, puml.end());
  }

  private static String filter(String name) {
    Optional<Steps> entry = Arrays.stream(Steps.values())
        .filter(step -> step.id().startsWith("F") && step.shortName().equals(name))
        .findFirst();
    String bold = "**" + Puml.escape(name) + "**";
    return entry.map(e -> bold + "\\n" + Puml.small(Puml.escape(e.goFile()))).orElse(bold);
  }
}
