package dev.kubewalk.tracer.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.labels.StepLabels;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * AppMap's sequence diagram: a function call per step, from the part of the server that opened it to
 * the part that does it. The calls are in the order of their start, those handed to other threads
 * too; nothing is folded into loops.
 */
final class AppMapSequenceExporter implements Exporter {
  private static final int FUNCTION = 3;
  private static final double NANOS_PER_SECOND = 1e9;

  @Override
  public void write(Recording recording, OutputStream out) throws IOException {
    ObjectNode diagram = Json.object();
    ArrayNode actors = diagram.putArray("actors");
    Set<String> areas = new LinkedHashSet<>();
    recording.steps().forEach(step -> areas.add(StepLabels.area(step.entry())));
    areas.forEach(area ->
        actors.addObject().put("id", area).put("name", area).put("order", actors.size() - 1));
    addAll(diagram.putArray("rootActions"), recording.roots());
    Json.write(diagram, out);
  }

  private static void addAll(ArrayNode actions, List<RecordedStep> steps) {
    for (RecordedStep step : steps) {
      ObjectNode action = actions.addObject().put("nodeType", FUNCTION);
      step.parent().ifPresent(parent -> action.put("caller", StepLabels.area(parent.entry())));
      String digest = sha256(step.entry().key() + " " + StepLabels.subject(step));
      action
          .put("callee", StepLabels.area(step.entry()))
          .put("name", StepLabels.of(step))
          .put("static", false)
          .put("digest", digest)
          .put("subtreeDigest", subtreeDigest(step))
          .put("elapsed", step.durationNanos() / NANOS_PER_SECOND);
      action
          .putObject("stableProperties")
          .put("event_type", "function")
          .put("id", step.entry().key())
          .put("raises_exception", step.failure().isPresent() ? 1 : 0);
      step.failure()
          .ifPresent(failure -> action.putObject("returnValue").put("raisesException", true));
      action.putArray("eventIds").add(step.id());
      addAll(action.putArray("children"), step.children());
    }
  }

  private static String subtreeDigest(RecordedStep step) {
    StringBuilder text = new StringBuilder();
    append(text, step);
    return sha256(text.toString());
  }

  private static void append(StringBuilder text, RecordedStep step) {
    text.append(step.entry().key()).append(' ').append(StepLabels.subject(step)).append('(');
    step.children().forEach(child -> append(text, child));
    text.append(')');
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
