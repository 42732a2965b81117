package dev.kubewalk.walkthrough.labs;

import static java.util.Objects.requireNonNull;

/**
 * A request that is asked in both runs, to see the difference.
 *
 * @param eventually whether to ask again for some time while the answer is no success
 */
record Question(String method, String path, String body, boolean eventually) {
  Question {
    requireNonNull(method);
    requireNonNull(path);
    requireNonNull(body);
  }

  static Question get(String path) {
    return new Question("GET", path, "", false);
  }

  static Question getEventually(String path) {
    return new Question("GET", path, "", true);
  }

  static Question post(String path, String body) {
    return new Question("POST", path, body, false);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
