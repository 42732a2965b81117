package dev.kubewalk.apiserver.endpoints.negotiation;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType.Transformation;
import dev.kubewalk.http.Request;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the form for an answer, and recognizes the form of a body. What a client may
 * not have in protobuf it gets in the next form that it takes.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/negotiation/negotiate.go
 */
public final class Negotiation {
  /** The media types that the router lets pass, as Accept must spell them. */
  public static final Set<String> PRODUCED =
      Set.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");

  private static final String KNOWN =
      "application/json, application/yaml, application/vnd.kubernetes.protobuf";

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern PARAMETER = Pattern.compile(
      "\\s*;\\s*(" + TOKEN + ")\\s*=\\s*(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*\")");

  private Negotiation() {}

  /**
   * What a client gets that asks for something that has no form in protobuf.
   *
   * @param transforms what it can be turned into
   * @throws StatusException 406
   */
  public static OutputMediaType output(Request request, Transforms transforms) {
    return output(request, transforms, false);
  }

  /**
   * What a client gets that asks for an object. Tables and metadata alone are never protobuf.
   *
   * @param transforms what it can be turned into
   * @param protobuf whether the object has a form in protobuf
   * @throws StatusException 406
   */
  public static OutputMediaType output(Request request, Transforms transforms, boolean protobuf) {
    String accept = String.join(",", request.headers("Accept"));
    if (accept.isEmpty()) {
      return new OutputMediaType(Format.JSON, isPretty(request, false), Transformation.NONE);
    }
    for (AcceptClause clause : AcceptClause.parse(accept)) {
      Transformation as = transformation(clause.parameters());
      for (Format format : Format.values()) {
        boolean offered = format != Format.PROTOBUF || (protobuf && as.isNone());
        if (offered && clause.takes(format) && allowed(clause.parameters(), format, transforms)) {
          if (transforms.allow(as)) {
            boolean asked = "1".equals(clause.parameters().get("pretty"));
            return new OutputMediaType(format, isPretty(request, asked), as);
          }
        }
      }
    }
    throw notAcceptable("only the following media types are accepted: " + KNOWN);
  }

  /** What a client gets that is told of an error: as it likes, and JSON if that cannot be. */
  public static OutputMediaType forError(Request request) {
    try {
      return output(request, Transforms.NONE, true);
    } catch (StatusException notAcceptable) {
      return OutputMediaType.JSON;
    }
  }

  /** Whether the form can be had as the clause's parameters want it. Go: acceptMediaTypeOptions. */
  private static boolean allowed(
      Map<String, String> parameters, Format format, Transforms transforms) {
    String stream = parameters.getOrDefault("stream", "");
    String version = parameters.getOrDefault("sv", "");
    return (stream.isEmpty() || (stream.equals("watch") && format != Format.YAML))
        && (version.isEmpty() || (transforms != Transforms.NONE && version.equals("v1")));
  }

  private static Transformation transformation(Map<String, String> parameters) {
    return new Transformation(
        parameters.getOrDefault("as", ""),
        parameters.getOrDefault("g", ""),
        parameters.getOrDefault("v", ""));
  }

  private static boolean isPretty(Request request, boolean asked) {
    if (request.query().has("pretty")) {
      String text = request.query().get("pretty");
      if (List.of("1", "t", "T", "true", "TRUE", "True").contains(text)) {
        return true;
      }
      if (List.of("0", "f", "F", "false", "FALSE", "False").contains(text)) {
        return false;
      }
    }
    String agent = request.header("User-Agent");
    return asked
        || agent.startsWith("curl")
        || agent.startsWith("Wget")
        || agent.startsWith("Mozilla/5.0");
  }

  /** Whether the router would find a way to answer: it compares the names of the types only. */
  public static boolean routable(Request request) {
    String accept = String.join(",", request.headers("Accept"));
    if (accept.isEmpty()) {
      return true;
    }
    for (String part : accept.split(",", -1)) {
      String type = part.split(";", -1)[0].trim();
      if (type.equals("*/*") || PRODUCED.contains(type)) {
        return true;
      }
    }
    return false;
  }

  public static StatusException notAcceptable(String message) {
    return new StatusException(ApiErrors.status(406, "NotAcceptable", message));
  }

  /**
   * The form of a request's body; without a Content-Type it is JSON.
   *
   * @throws StatusException 415
   */
  public static Format input(Request request) {
    String contentType = request.header("Content-Type");
    if (contentType.isEmpty()) {
      return Format.JSON;
    }
    int semicolon = contentType.indexOf(';');
    int end = semicolon < 0 ? contentType.length() : semicolon;
    String type = contentType.substring(0, end).trim().toLowerCase(Locale.ROOT);
    for (Format format : Format.values()) {
      if (format.mediaType().equals(type) && wellFormed(contentType.substring(end))) {
        return format;
      }
    }
    throw unknownInput();
  }

  /** Whether parameters stand there each with a value, none twice. Go: mime.ParseMediaType. */
  private static boolean wellFormed(String parameters) {
    Matcher parameter = PARAMETER.matcher(parameters);
    Set<String> names = new HashSet<>();
    int end = 0;
    while (parameter.region(end, parameters.length()).lookingAt()) {
      if (!names.add(parameter.group(1).toLowerCase(Locale.ROOT))) {
        return false;
      }
      end = parameter.end();
    }
    String rest = parameters.substring(end).trim();
    return rest.isEmpty() || rest.equals(";");
  }

  private static StatusException unknownInput() {
    return ApiErrors.unsupportedMediaType(
        "the body of the request was in an unknown format - accepted media types include: "
            + KNOWN);
  }
}
