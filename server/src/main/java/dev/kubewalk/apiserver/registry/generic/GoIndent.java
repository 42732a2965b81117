package dev.kubewalk.apiserver.registry.generic;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;

/** Indents JSON as Go's encoder does. */
final class GoIndent extends DefaultPrettyPrinter {
  private static final long serialVersionUID = 1L;

  GoIndent() {
    indentArraysWith(new DefaultIndenter("  ", "\n"));
    indentObjectsWith(new DefaultIndenter("  ", "\n"));
  }

  @Override
  public DefaultPrettyPrinter createInstance() {
    return new GoIndent();
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator generator) throws IOException {
    generator.writeRaw(": ");
  }

  @Override
  public void writeEndObject(JsonGenerator generator, int entries) throws IOException {
    if (entries > 0) {
      super.writeEndObject(generator, entries);
    } else {
      _nesting--;
      generator.writeRaw('}');
    }
  }

  @Override
  public void writeEndArray(JsonGenerator generator, int values) throws IOException {
    if (values > 0) {
      super.writeEndArray(generator, values);
    } else {
      _nesting--;
      generator.writeRaw(']');
    }
  }
}
