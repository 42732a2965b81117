package dev.kubewalk.diagrams;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The servers of the chain, outermost first, and what each hands on to the next. */
final class ServerChainDiagram {

  private static final int VERSIONS_A_LINE = 3;

  private final RunFindings run;

  ServerChainDiagram(RunFindings run) {
    this.run = run;
  }

  Diagram draw() {
    String title = "Server chain and delegation";
    Puml puml = new Puml(title);
    List<RunFindings.Server> outermostFirst = new ArrayList<>(run.servers());
    Collections.reverse(outermostFirst);
    puml.line("actor client");
    for (int i = 0; i < outermostFirst.size(); i++) {
      box(puml, "s" + i, outermostFirst.get(i));
    }
    puml.line("rectangle \"404 with the list of paths\" as nobody #F3F4F6");
    if (!outermostFirst.isEmpty()) {
      int filters = outermostFirst.get(0).filters().size();
      String through = filters == 0 ? "handler chain" : "handler chain, " + filters + " filters";
      puml.line("client -down-> s0 : " + through);
    }
    for (int i = 0; i < outermostFirst.size(); i++) {
      String next = i + 1 < outermostFirst.size() ? "s" + (i + 1) : "nobody";
      puml.line("s" + i + " -down-> " + next + " : no route matches");
    }
    return new Diagram("server-chain", title, puml.end());
  }

  private void box(Puml puml, String alias, RunFindings.Server server) {
    puml.open("rectangle " + alias + " [");
    puml.line("<size:15>**" + Puml.link(server.step(), Puml.escape(server.name())) + "**</size>");
    List<String> versions = run.groupVersions(server.name());
    if (!versions.isEmpty()) {
      puml.line("----");
      puml.line("**" + versions.size() + " group versions**");
      for (int i = 0; i < versions.size(); i += VERSIONS_A_LINE) {
        int end = Math.min(versions.size(), i + VERSIONS_A_LINE);
        puml.line(Puml.escape(String.join(", ", versions.subList(i, end))));
      }
    }
    List<RunFindings.Hook> hooks =
        run.hooks().stream().filter(h -> h.registeredBy().equals(server.name())).toList();
    if (!hooks.isEmpty()) {
      puml.line("----");
      puml.line("**" + hooks.size() + " post-start hooks of its own**");
      for (RunFindings.Hook hook : hooks) {
        puml.line(Puml.link(hook.step(), Puml.escape(hook.name())));
      }
    }
    puml.close("]");
  }
}
