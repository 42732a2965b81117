package dev.kubewalk.walkthrough.labs;

import static java.util.Objects.requireNonNull;

/**
 * A request that is asked in both runs, to see the difference.
 *
 * @param how in which way it is asked
 */
record Question(String method, String path, String body, How how) {
  Question {
    requireNonNull(method);
    requireNonNull(path);
    requireNonNull(body);
    requireNonNull(how);
  }

  /** Ways of asking. */
  enum How {
    /** As an administrator. */
    ONCE,
    /** As an administrator, and again for some time while the answer is no success. */
    EVENTUALLY,
    /** Without saying who asks. */
    ANONYMOUSLY
  }

  static Question get(String path) {
    return new Question("GET", path, "", How.ONCE);
  }

  static Question getEventually(String path) {
    return new Question("GET", path, "", How.EVENTUALLY);
  }

  static Question getAnonymously(String path) {
    return new Question("GET", path, "", How.ANONYMOUSLY);
  }

  static Question post(String path, String body) {
    return new Question("POST", path, body, How.ONCE);
  }

  @Override
  public String toString() {
    return method + " " + path + (how == How.ANONYMOUSLY ? " (system:anonymous)" : "");
  }
}
