package dev.kubewalk.walkthrough.lessons.solutions;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request to the learner's running server, sent as its administrator.
 *
 * @param body the object, in YAML or JSON; null for none
 * @param recorded whether the server is asked to record the request's way
 * @param command what a learner would type for it, such as a kubectl command
 */
public record Request(String method, String path, JsonNode body, boolean recorded, String command)
    implements Action {
  public Request {
    requireNonNull(method, "'request' needs 'method'");
    requireNonNull(path, "'request' needs 'path'");
    requireNonNull(command, "'request' needs 'command'");
  }

  @Override
  public boolean needsServer() {
    return true;
  }
}
