package dev.kubewalk.apiserver.authentication.request;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An authenticating proxy in front tells who asks, in headers; it is believed when its own
 * certificate is good and its name is allowed.
 *
 * <p>Go:
 * staging/src/k8s.io/apiserver/pkg/authentication/request/headerrequest/requestheader.go
 */
public final class RequestHeader implements RequestAuthenticator {
  private final ClientVerifier verifier;
  private final Settings settings;

  /**
   * @param allowedNames common names of proxies; empty: any that the authority signed
   * @param userHeaders the first that is not empty names the user
   */
  public record Settings(
      List<String> allowedNames,
      List<String> userHeaders,
      List<String> groupHeaders,
      List<String> extraPrefixes) {
    public Settings {
      allowedNames = List.copyOf(allowedNames);
      userHeaders = List.copyOf(userHeaders);
      groupHeaders = List.copyOf(groupHeaders);
      extraPrefixes = List.copyOf(extraPrefixes);
    }
  }

  public RequestHeader(ClientVerifier verifier, Settings settings) {
    this.verifier = requireNonNull(verifier);
    this.settings = requireNonNull(settings);
  }

  @Override
  public Optional<AuthenticationResponse> authenticate(Request request)
      throws AuthenticationException {
    List<X509Certificate> chain = request.peerCertificates();
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    verifier.verify(chain);
    String proxy = DistinguishedName.commonName(chain.get(0));
    if (!settings.allowedNames().isEmpty() && !settings.allowedNames().contains(proxy)) {
      throw new AuthenticationException(
          "x509: subject with cn=" + proxy + " is not in the allowed list");
    }
    String name = first(request, settings.userHeaders());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    List<String> groups = new ArrayList<>();
    settings.groupHeaders().forEach(header -> groups.addAll(request.headers(header)));
    return Optional.of(new AuthenticationResponse(new UserInfo(name, "", groups, extra(request))));
  }

  private static String first(Request request, List<String> headers) {
    for (String header : headers) {
      String value = request.header(header).strip();
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  private Map<String, List<String>> extra(Request request) {
    Map<String, List<String>> extra = new LinkedHashMap<>();
    for (String prefix : settings.extraPrefixes()) {
      for (String name : request.headerNames()) {
        if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
          String key = name.substring(prefix.length()).toLowerCase(Locale.ROOT);
          extra
              .computeIfAbsent(unescape(key), k -> new ArrayList<>())
              .addAll(request.headers(name));
        }
      }
    }
    return extra;
  }

  private static String unescape(String key) {
    try {
      return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEscaped) {
      // Older proxies sent keys as they were.
      return key;
    }
  }
}
