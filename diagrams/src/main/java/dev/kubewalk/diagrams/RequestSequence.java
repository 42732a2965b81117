package dev.kubewalk.diagrams;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.numbering.Numbering;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The ways of the first recorded requests for resources, to the store and back. The filters are one participant:
 * those with nothing to say of their own share an arrow.
 */
final class RequestSequence {
  private static final int REQUESTS = 3;
  private static final String CLIENT = "client";
  private static final String FILTERS = "filters";

  /** From left to right; the servers stand between the filters and these. */
  private static final List<String> BEHIND_THE_SERVERS =
      List.of("handler", "admission", "store", "watch cache", "storage.etcd3", "key-value backend");

  private final List<RecordedStep> requests;
  private final Numbering numbers;
  private final Puml puml;

  RequestSequence(Recording recording) {
    List<RecordedStep> all = recording.performances(Steps.SERVE_REQUEST);
    List<RecordedStep> ofResources =
        all.stream().filter(RequestSequence::isForResource).toList();
    this.requests =
        (ofResources.isEmpty() ? all : ofResources).stream().limit(REQUESTS).toList();
    this.numbers = Numbering.of(recording);
    this.puml = new Puml("A request's way");
  }

  Diagram draw() {
    puml.line("hide footbox");
    if (requests.isEmpty()) {
      puml.line("participant \"no request was recorded\" as p_none");
    } else {
      participants();
      requests.forEach(this::draw);
    }
    return new Diagram("request", "A request's way", puml.end());
  }

  private void participants() {
    Set<String> used = new LinkedHashSet<>();
    requests.forEach(request -> collect(request, FILTERS, used));
    List<String> servers =
        used.stream().filter(name -> !BEHIND_THE_SERVERS.contains(name)).toList();
    List<String> ordered = new ArrayList<>(List.of(CLIENT));
    ordered.addAll(servers);
    BEHIND_THE_SERVERS.stream().filter(used::contains).forEach(ordered::add);
    for (String name : ordered) {
      puml.line("participant \"" + Puml.escape(name) + "\" as " + alias(name));
    }
  }

  private static void collect(RecordedStep step, String caller, Set<String> used) {
    String participant = participant(step, caller);
    used.add(participant);
    step.children().forEach(child -> collect(child, participant, used));
  }

  private void draw(RecordedStep request) {
    String asked =
        request.note("method").orElse("?") + " " + request.note("path").orElse("?");
    puml.line("== " + Puml.escape(asked) + " ==");
    puml.line(alias(CLIENT) + " -> " + alias(FILTERS) + " : "
        + Puml.link(request, number(request) + "  " + Puml.escape(asked)));
    List<RecordedStep> folded = new ArrayList<>();
    request.children().forEach(child -> drawFilter(child, folded));
    flush(folded);
    String status = request.isOpen() ? "still open" : request.note("status").orElse("");
    puml.line(alias(FILTERS) + " --> " + alias(CLIENT) + " : " + Puml.escape(status) + " "
        + Puml.small(Puml.duration(request.durationNanos())));
  }

  /** A filter, and what is further in; the first step that is none ends the folding. */
  private void drawFilter(RecordedStep step, List<RecordedStep> folded) {
    if (!isFilter(step)) {
      flush(folded);
      draw(step, FILTERS);
      return;
    }
    if (remark(step).isEmpty()) {
      folded.add(step);
    } else {
      flush(folded);
      self(FILTERS, step, number(step) + "  " + name(step) + ": " + remark(step));
    }
    step.children().forEach(child -> drawFilter(child, folded));
  }

  /** One arrow for the filters that had nothing to say. */
  private void flush(List<RecordedStep> folded) {
    if (!folded.isEmpty()) {
      List<String> names = folded.stream()
          .map(step -> Puml.link(step, Puml.escape(number(step) + "  " + name(step))))
          .toList();
      puml.line(alias(FILTERS) + " -> " + alias(FILTERS) + " : " + String.join("\\n", names));
      folded.clear();
    }
  }

  private void draw(RecordedStep step, String caller) {
    String callee = participant(step, caller);
    String remark = remark(step);
    String label = number(step) + "  " + name(step) + (remark.isEmpty() ? "" : ": " + remark);
    if (callee.equals(caller)) {
      self(caller, step, label);
      step.children().forEach(child -> draw(child, callee));
      return;
    }
    puml.line(alias(caller) + " " + arrow(step) + " " + alias(callee) + " : "
        + Puml.link(step, Puml.escape(label)));
    step.children().forEach(child -> draw(child, callee));
    puml.line(alias(callee) + " --> " + alias(caller));
  }

  private void self(String participant, RecordedStep step, String label) {
    puml.line(alias(participant) + " " + arrow(step) + " " + alias(participant) + " : "
        + Puml.link(step, Puml.escape(label)));
  }

  /** Health checks and the like teach little about the way to the store. */
  private static boolean isForResource(RecordedStep step) {
    return step.note("resource request").orElse("").equals("true")
        || step.children().stream().anyMatch(RequestSequence::isForResource);
  }

  private String number(RecordedStep step) {
    return numbers.number(step.id());
  }

  private static String arrow(RecordedStep step) {
    boolean refused =
        step.note("status").filter(status -> status.compareTo("400") >= 0).isPresent()
            || step.note("decision").orElse("").equals("forbid");
    return refused || step.failure().isPresent() ? "-[" + Puml.RED + "]>" : "->";
  }

  private static boolean isFilter(RecordedStep step) {
    Steps entry = step.entry();
    return entry.id().startsWith("F") && entry.compareTo(Steps.DIRECT_REQUEST) < 0;
  }

  private static String participant(RecordedStep step, String caller) {
    return switch (step.entry()) {
      case DIRECT_REQUEST, MATCH_PATH -> step.note("server").orElse("server");
      case HANDLE_RESOURCE_REQUEST, DECODE_BODY -> "handler";
      case ADMIT_REQUEST, VALIDATE_REQUEST -> "admission";
      case STORE_OPERATION, BEFORE_CREATE, BEFORE_UPDATE, BEFORE_DELETE -> "store";
      case ASK_WATCH_CACHE -> "watch cache";
      case STORAGE_TRANSACTION -> "storage.etcd3";
      case ASK_BACKEND -> "key-value backend";
      default -> caller;
    };
  }

  /** Go's name where it tells the step apart in this picture, else the operation. */
  private static String name(RecordedStep step) {
    return switch (step.entry()) {
      case DIRECT_REQUEST -> "director";
      case MATCH_PATH -> "path mux";
      case HANDLE_RESOURCE_REQUEST -> "route";
      case STORE_OPERATION, ASK_WATCH_CACHE, ASK_BACKEND ->
        step.note("operation").orElse("?");
      case STORAGE_TRANSACTION -> "transaction";
      default -> step.entry().shortName();
    };
  }

  /** What is particular about a step of this request; empty for most. */
  private static String remark(RecordedStep step) {
    return switch (step.entry()) {
      case WITH_REQUEST_INFO -> asked(step);
      case WITH_AUTHENTICATION -> step.note("user").orElse("nobody");
      case WITH_IMPERSONATION ->
        step.changes().isEmpty() ? "" : "acts as " + step.changes().get(0).after();
      case WITH_AUTHORIZATION -> step.note("decision").orElse("?");
      case DIRECT_REQUEST ->
        step.note("web service").filter(root -> !root.equals("none")).orElse("no web service");
      case MATCH_PATH -> step.note("satisfied by").orElse("");
      case HANDLE_RESOURCE_REQUEST -> step.note("method").orElse("");
      case DECODE_BODY -> step.note("kind").orElse("");
      case ADMIT_REQUEST, VALIDATE_REQUEST -> plugins(step.noteList("plugins").size());
      case ASK_WATCH_CACHE ->
        step.note("passed on").isPresent() ? "passed on" : revision(step, "as of revision");
      case STORAGE_TRANSACTION -> revision(step, "revision");
      case WRITE_RESPONSE -> step.note("status").orElse("");
      default -> "";
    };
  }

  private static String plugins(int count) {
    return count == 1 ? "1 plugin" : count + " plugins";
  }

  /** A write that met a conflict has none. */
  private static String revision(RecordedStep step, String note) {
    return step.note(note).map(revision -> "revision " + revision).orElse("");
  }

  private static String asked(RecordedStep info) {
    String resource = info.note("resource").orElse("");
    String namespace = info.note("namespace").orElse("");
    return info.note("verb").orElse("?")
        + (resource.isEmpty() ? "" : " " + resource)
        + (namespace.isEmpty() ? "" : " in " + namespace);
  }

  private static String alias(String participant) {
    return "p_" + participant.replaceAll("\\W", "_");
  }
}
