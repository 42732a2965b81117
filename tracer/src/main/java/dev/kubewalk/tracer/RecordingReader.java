package dev.kubewalk.tracer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the lines of one recording. Used once. */
final class RecordingReader {

  private final ObjectMapper mapper = new ObjectMapper();
  private final String name;
  private final Map<Long, RecordedStep> byId = new HashMap<>();
  private final List<RecordedStep> steps = new ArrayList<>();
  private final List<RecordedStep.Event> events = new ArrayList<>();
  private long lost;
  private boolean complete;

  RecordingReader(String name) {
    this.name = name;
  }

  Recording read(BufferedReader in) throws IOException {
    Recording.Header header = header(in.readLine());
    int number = 1;
    String line = in.readLine();
    while (line != null) {
      number++;
      String next = in.readLine();
      Optional<JsonNode> node = parse(line);
      if (node.isPresent()) {
        line(node.get());
      } else if (next != null) {
        throw new IOException(name + ": line " + number + " is not JSON");
      }
      line = next;
    }
    return new Recording(header, steps, events, lost, complete);
  }

  private Recording.Header header(String line) throws IOException {
    JsonNode node = line == null ? null : parse(line).orElse(null);
    if (node == null || !node.path("type").asText().equals("recording")) {
      throw new IOException(name + " is not a recording");
    }
    int format = node.path("format").asInt();
    if (format < 1 || format > RecordingWriter.FORMAT) {
      throw new IOException(name + " has the unknown recording format " + format);
    }
    Map<String, String> flags = new LinkedHashMap<>();
    node.path("flags")
        .properties()
        .forEach(e -> flags.put(e.getKey(), e.getValue().asText()));
    RunFacts facts =
        new RunFacts(node.path("version").asText(), node.path("startedAt").asText(), flags);
    return new Recording.Header(format, facts, node.path("jdk").asText());
  }

  /** Lines of a type that this reader does not know are left to later versions. */
  private void line(JsonNode line) {
    RecordedStep step = byId.get(line.path("id").asLong());
    long at = line.path("at").asLong();
    switch (line.path("type").asText()) {
      case "start" -> start(line);
      case "note" -> {
        if (step != null) {
          note(new RecordedStep.Event.Note(
              step, at, line.path("name").asText(), value(line.get("value"))));
        }
      }
      case "change" -> {
        if (step != null) {
          change(new RecordedStep.Event.Change(step, at, change(line)));
        }
      }
      case "end" -> {
        if (step != null) {
          end(new RecordedStep.Event.End(step, at, failure(line.get("failure"))));
        }
      }
      case "gap" -> lost += line.path("lost").asLong();
      case "footer" -> complete = true;
      default -> {}
    }
  }

  private void note(RecordedStep.Event.Note note) {
    note.step().addNote(note.name(), note.value());
    events.add(note);
  }

  private void change(RecordedStep.Event.Change changed) {
    changed.step().addNote(changed.change().name(), changed.change().after());
    changed.step().addChange(changed.change());
    events.add(changed);
  }

  private void end(RecordedStep.Event.End end) {
    end.step().end(end.at(), end.failure().orElse(null));
    events.add(end);
  }

  private RecordedStep.Change change(JsonNode line) {
    return new RecordedStep.Change(
        line.path("name").asText(), value(line.get("before")), value(line.get("after")));
  }

  private void start(JsonNode line) {
    Optional<Steps> entry = Steps.byKey(line.path("step").asText());
    if (entry.isEmpty()) {
      return;
    }
    RecordedStep step = new RecordedStep(
        line.path("id").asLong(),
        entry.get(),
        byId.get(line.path("parent").asLong()),
        line.path("thread").asText(),
        line.path("handedOff").asBoolean(),
        line.path("at").asLong());
    byId.put(step.id(), step);
    steps.add(step);
    events.add(new RecordedStep.Event.Start(step, step.startNanos()));
  }

  private static Optional<RecordedStep.Failure> failure(JsonNode node) {
    return Optional.ofNullable(node)
        .map(failure -> new RecordedStep.Failure(
            failure.path("type").asText(), failure.path("message").asText()));
  }

  /** By hand: Jackson's own conversion looks for beans, which takes most of a first reading. */
  private static Object value(JsonNode node) {
    if (node == null || node.isNull()) {
      return null;
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(element -> list.add(value(element)));
      return list;
    }
    if (node.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      node.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
      return map;
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isNumber()) {
      return node.isIntegralNumber() ? (Object) node.longValue() : (Object) node.doubleValue();
    }
    return node.asText();
  }

  private Optional<JsonNode> parse(String line) {
    try {
      JsonNode node = mapper.readTree(line);
      return node.isObject() ? Optional.of(node) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
