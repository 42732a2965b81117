package dev.kubewalk.apiserver.endpoints.openapi;

import static dev.kubewalk.apiserver.endpoints.openapi.Parameter.query;

import java.util.List;

/**
 * The query parameters of the subresources that take options of their own.
 *
 * <p>Go: staging/src/k8s.io/api/core/v1/types.go (PodLogOptions, PodExecOptions …)
 */
final class ConnectParameters {
  private static final Parameter CONTAINER =
      query("container", "string", "The container; may be left out when there is only one.");
  private static final List<Parameter> STREAMS = List.of(
      CONTAINER,
      query("stderr", "boolean", "True to receive what the container writes to stderr."),
      query("stdin", "boolean", "True to send to the container's stdin."),
      query("stdout", "boolean", "True to receive what the container writes to stdout."),
      query("tty", "boolean", "True to allocate a terminal."));
  private static final Parameter COMMAND =
      query("command", "string", "The command to run, without a shell.");
  private static final List<Parameter> LOG = List.of(
      CONTAINER,
      query("follow", "boolean", "Goes on sending what is logged."),
      query("insecureSkipTLSVerifyBackend", "boolean", "Trusts any certificate of the node."),
      query("limitBytes", "integer", "The most bytes to return."),
      query("previous", "boolean", "The logs of the container's last run."),
      query("sinceSeconds", "integer", "Only what was logged in the last seconds."),
      query("tailLines", "integer", "How many lines from the end to return."),
      query("timestamps", "boolean", "Puts the time in front of every line."));

  private ConnectParameters() {}

  static List<Parameter> of(ApiSubresource subresource) {
    return switch (subresource.kind().kind()) {
      case "PodAttachOptions" -> STREAMS;
      case "PodExecOptions" -> {
        List<Parameter> all = new java.util.ArrayList<>(STREAMS);
        all.add(COMMAND);
        yield all;
      }
      case "PodPortForwardOptions" -> List.of(query("ports", "integer", "The ports to forward."));
      case "PodProxyOptions", "ServiceProxyOptions", "NodeProxyOptions" ->
        List.of(query("path", "string", "The path to use behind the proxy."));
      default -> subresource.name().equals("log") ? LOG : List.of();
    };
  }
}
