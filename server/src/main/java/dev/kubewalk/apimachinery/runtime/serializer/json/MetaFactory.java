package dev.kubewalk.apimachinery.runtime.serializer.json;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;

/**
 * Finds out what a body claims to be: its apiVersion and kind, before anything else is decoded.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/serializer/json/meta.go (SimpleMetaFactory)
 */
public final class MetaFactory {
  private static final String TARGET = "struct { APIVersion string"
      + " \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }";
  private static final String NO_VERSION = "couldn't get version/kind; json parse error: ";

  private final JsonIterator in;
  private String apiVersion = "";
  private String kind = "";

  private MetaFactory(byte[] json) {
    this.in = new JsonIterator(json);
  }

  /**
   * The kind a body names; parts that it does not name are empty.
   *
   * @throws DecodeException when the body is no JSON object, or names what cannot be a kind
   */
  public static GroupVersionKind interpret(byte[] json) throws DecodeException {
    try {
      JsonSyntax.check(json);
      MetaFactory factory = new MetaFactory(json);
      factory.read();
      return factory.result();
    } catch (DecodeException e) {
      String message = e.getMessage();
      throw message.startsWith("unexpected GroupVersion")
          ? e
          : new DecodeException(NO_VERSION + message);
    }
  }

  private void read() throws DecodeException {
    int c = in.nextToken();
    if (c == 'n') {
      return;
    }
    if (c != '{') {
      throw new DecodeException(
          "json: cannot unmarshal " + describe(c) + " into Go value of type " + TARGET);
    }
    if (in.peekToken() == '}') {
      return;
    }
    do {
      String name = in.readString();
      in.nextToken();
      // Unlike the rest of decoding, this step does not mind the case of names.
      if (name.equalsIgnoreCase("apiVersion")) {
        apiVersion = string("apiVersion", apiVersion);
      } else if (name.equalsIgnoreCase("kind")) {
        kind = string("kind", kind);
      } else {
        JsonSkipper.skip(in);
      }
    } while (in.nextToken() == ',');
  }

  private String string(String field, String old) throws DecodeException {
    int c = in.peekToken();
    if (c == '"') {
      return in.readString();
    }
    if (c == 'n') {
      in.readNull();
      return old;
    }
    throw new DecodeException("json: cannot unmarshal " + describe(c) + " into Go struct field ."
        + field + " of type string");
  }

  private static String describe(int c) {
    return switch (c) {
      case '[' -> "array";
      case '{' -> "object";
      case '"' -> "string";
      case 't', 'f' -> "bool";
      default -> "number";
    };
  }

  private GroupVersionKind result() throws DecodeException {
    int slash = apiVersion.indexOf('/');
    if (slash < 0) {
      return new GroupVersionKind("", apiVersion, kind);
    }
    if (apiVersion.equals("/")) {
      return new GroupVersionKind("", "", kind);
    }
    if (apiVersion.indexOf('/', slash + 1) >= 0) {
      throw new DecodeException("unexpected GroupVersion string: " + apiVersion);
    }
    return new GroupVersionKind(
        apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
  }
}
