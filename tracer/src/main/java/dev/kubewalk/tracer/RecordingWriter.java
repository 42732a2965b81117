package dev.kubewalk.tracer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes the lines of a recording; the form is described in recording.schema.json. */
final class RecordingWriter implements AutoCloseable {

  /** The number in the header line; a reader refuses a higher one. */
  static final int FORMAT = 1;

  private final JsonGenerator json;

  RecordingWriter(OutputStream out) throws IOException {
    this.json = JsonFactory.builder().build().createGenerator(out).setRootValueSeparator(null);
  }

  void header(RunFacts facts, NoteValues values) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "recording");
    json.writeNumberField("format", FORMAT);
    json.writeStringField("version", facts.version());
    json.writeStringField("jdk", Runtime.version().toString());
    json.writeStringField("startedAt", facts.startedAt());
    json.writeObjectFieldStart("flags");
    for (String name : facts.flags().keySet().stream().sorted().toList()) {
      json.writeFieldName(name);
      value(values.of(name, facts.flags().get(name)));
    }
    json.writeEndObject();
    endLine();
  }

  void event(Event event) throws IOException {
    if (event instanceof Event.Start start) {
      start(start);
    } else if (event instanceof Event.Note note) {
      begin("note", note);
      json.writeStringField("name", note.name());
      json.writeFieldName("value");
      value(note.value());
      endLine();
    } else if (event instanceof Event.Change change) {
      begin("change", change);
      json.writeStringField("name", change.name());
      json.writeFieldName("before");
      value(change.before());
      json.writeFieldName("after");
      value(change.after());
      endLine();
    } else if (event instanceof Event.End end) {
      end(end);
    }
  }

  void gap(long lost) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "gap");
    json.writeNumberField("lost", lost);
    endLine();
  }

  void footer(long at, long steps, long lost, List<Long> open) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "footer");
    json.writeNumberField("at", at);
    json.writeNumberField("steps", steps);
    json.writeNumberField("lost", lost);
    json.writeArrayFieldStart("open");
    for (long id : open) {
      json.writeNumber(id);
    }
    json.writeEndArray();
    endLine();
  }

  void flush() throws IOException {
    json.flush();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }

  private void start(Event.Start start) throws IOException {
    begin("start", start);
    json.writeStringField("step", start.entry().key());
    json.writeStringField("row", start.entry().id());
    if (start.parent() != 0) {
      json.writeNumberField("parent", start.parent());
    }
    json.writeStringField("thread", start.thread());
    if (start.handedOff()) {
      json.writeBooleanField("handedOff", true);
    }
    endLine();
  }

  private void end(Event.End end) throws IOException {
    begin("end", end);
    if (end.failure() != null) {
      json.writeObjectFieldStart("failure");
      json.writeStringField("type", end.failure().type());
      json.writeStringField("message", end.failure().message());
      json.writeEndObject();
    }
    endLine();
  }

  private void begin(String type, Event event) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type);
    json.writeNumberField("id", event.step());
    json.writeNumberField("at", event.at());
  }

  private void endLine() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void value(Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Collection<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        value(element);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        value(entry.getValue());
      }
      json.writeEndObject();
    } else {
      json.writeString(value.toString());
    }
  }
}
