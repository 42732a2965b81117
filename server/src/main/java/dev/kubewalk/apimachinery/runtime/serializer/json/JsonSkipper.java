package dev.kubewalk.apimachinery.runtime.serializer.json;

/**
 * Passes over a value that nobody wants: an unknown field.
 *
 * <p>Go: vendor/github.com/json-iterator/go/iter_skip.go (Skip)
 */
final class JsonSkipper {
  private JsonSkipper() {}

  static void skip(JsonIterator in) {
    int c = in.nextToken();
    switch (c) {
      case '"' -> {
        in.unreadByte();
        skipString(in);
      }
      case 'n' -> in.expect("ull");
      case 't' -> in.expect("rue");
      case 'f' -> in.expect("alse");
      case '[' -> skipList(in);
      case '{' -> skipObject(in);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> skipNumber(in);
      default -> in.report("Skip", "do not know how to skip: " + c);
    }
  }

  private static void skipString(JsonIterator in) {
    if (in.failed()) {
      // The opening quote is gone already, and no step back is taken after an error.
      skipToQuote(in);
    } else {
      in.readString();
    }
  }

  private static void skipToQuote(JsonIterator in) {
    for (int i = in.head(); i < in.bytes().length; i++) {
      int c = in.byteAt(i);
      if (c == '"') {
        in.moveTo(i + 1);
        return;
      } else if (c == '\\') {
        in.readString();
        return;
      }
    }
  }

  private static void skipNumber(JsonIterator in) {
    int at = in.head();
    while (at < in.bytes().length && "0123456789+-.eE".indexOf(in.byteAt(at)) >= 0) {
      at++;
    }
    in.moveTo(at);
  }

  private static void skipList(JsonIterator in) {
    if (!in.enter()) {
      return;
    }
    int c = in.nextToken();
    if (c != ']') {
      in.unreadByte();
      skip(in);
      c = in.nextToken();
      while (c == ',') {
        skip(in);
        c = in.nextToken();
      }
      if (c != ']') {
        in.report("ReadArrayCB", "expect ] in the end, but found " + JsonIterator.show(c));
      }
    }
    in.leave();
  }

  private static void skipObject(JsonIterator in) {
    if (!in.enter()) {
      return;
    }
    int c = in.nextToken();
    if (c == '"') {
      in.unreadByte();
      do {
        in.readString();
        c = in.nextToken();
        if (c != ':') {
          in.report("ReadObject", "expect : after object field, but found " + JsonIterator.show(c));
        }
        skip(in);
        c = in.nextToken();
      } while (c == ',');
      if (c != '}') {
        in.report("ReadObjectCB", "object not ended with }");
      }
    } else if (c != '}') {
      in.report("ReadObjectCB", "expect \" after {, but found " + JsonIterator.show(c));
    }
    in.leave();
  }
}
