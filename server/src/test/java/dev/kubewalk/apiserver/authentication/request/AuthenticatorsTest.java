package dev.kubewalk.apiserver.authentication.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.apiserver.authentication.Audiences;
import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.server.certificates.CertificateKeyPair;
import dev.kubewalk.apiserver.server.jetty.TestingCertificates;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.TestingRequest;
import dev.kubewalk.kubeapiserver.authenticator.AuthenticatorConfig;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorsTest {
  private static final UserInfo ADMIN = new UserInfo("admin", List.of("system:masters"));

  private final KubeRegistry registry = new KubeRegistry();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer admintoken",
        "bearer admintoken",
        "BEARER admintoken",
        "Bearer admintoken extra",
        " Bearer admintoken "
      })
  void knowsBearerTokens(String header) throws Exception {
    UserInfo user = authenticate(union(true), header);
    assertThat(user.name()).isEqualTo("admin");
    assertThat(user.groups()).containsExactly("system:masters", "system:authenticated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer  admintoken",
        "Digest abc",
        "Basic YWRtaW46YWRtaW4=",
        "admintoken",
        ""
      })
  void whateverIsNoBearerTokenIsAnonymous(String header) throws Exception {
    UserInfo user = authenticate(union(true), header);
    assertThat(user.name()).isEqualTo("system:anonymous");
    assertThat(user.groups()).containsExactly("system:unauthenticated");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aBadTokenIsNotAnonymous(boolean anonymous) {
    assertThatThrownBy(() -> authenticate(union(anonymous), "Bearer nonsense"))
        .isInstanceOf(AuthenticationException.class)
        .hasMessage("invalid bearer token");
  }

  @Test
  void withoutAnonymousNobodyIsNobody() throws Exception {
    assertThat(union(false).authenticate(new TestingRequest("GET", "/"))).isEmpty();
  }

  @Test
  void findsTokensAmongWebSocketProtocols() throws Exception {
    String encoded = Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString("admintoken".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    TestingRequest request = new TestingRequest("GET", "/")
        .header("Upgrade", "websocket")
        .header("Connection", "Upgrade")
        .header(
            "Sec-WebSocket-Protocol",
            "v4.channel.k8s.io, base64url.bearer.authorization.k8s.io." + encoded);
    assertThat(union(true).authenticate(request).orElseThrow().user().name()).isEqualTo("admin");
  }

  @Test
  void clientCertificatesNameUsersAndGroups() throws Exception {
    CertificateKeyPair pair = TestingCertificates.selfSigned("CN=jane,O=dev,O=ops");
    TestingRequest request = new TestingRequest("GET", "/").certificates(pair.chain());
    UserInfo user = certificates(pair).authenticate(request).orElseThrow().user();
    assertThat(user.name()).isEqualTo("jane");
    assertThat(user.groups()).containsExactlyInAnyOrder("dev", "ops");
    assertThat(registry.text())
        .contains("apiserver_client_certificate_expiration_seconds_bucket{le=\"0\"} 0\n")
        .contains("apiserver_client_certificate_expiration_seconds_count 1\n");
  }

  @Test
  void strangersCertificatesAreRefused() throws Exception {
    CertificateKeyPair known = TestingCertificates.selfSigned("CN=jane");
    CertificateKeyPair stranger = TestingCertificates.selfSigned("CN=jane");
    TestingRequest request = new TestingRequest("GET", "/").certificates(stranger.chain());
    assertThatThrownBy(() -> certificates(known).authenticate(request))
        .hasMessage("x509: certificate signed by unknown authority");
  }

  @Test
  void believesAllowedProxiesOnly() throws Exception {
    CertificateKeyPair proxy = TestingCertificates.selfSigned("CN=proxy");
    TestingRequest request = new TestingRequest("GET", "/")
        .header("X-Remote-User", "jane")
        .header("X-Remote-Group", "dev")
        .header("X-Remote-Extra-Scopes", "view")
        .certificates(proxy.chain());
    UserInfo user =
        frontProxy(proxy, "proxy").authenticate(request).orElseThrow().user();
    assertThat(user)
        .isEqualTo(new UserInfo("jane", "", List.of("dev"), Map.of("scopes", List.of("view"))));
    assertThatThrownBy(() -> frontProxy(proxy, "other").authenticate(request))
        .hasMessage("x509: subject with cn=proxy is not in the allowed list");
  }

  private ClientCertificate certificates(CertificateKeyPair authority) {
    return new ClientCertificate(
        new ClientVerifier(authority::chain, Clock.system()), registry, Clock.system());
  }

  private static RequestHeader frontProxy(CertificateKeyPair authority, String allowed) {
    return new RequestHeader(
        new ClientVerifier(authority::chain, Clock.system()),
        new RequestHeader.Settings(
            List.of(allowed),
            List.of("X-Remote-User"),
            List.of("X-Remote-Group"),
            List.of("X-Remote-Extra-")));
  }

  private static UserInfo authenticate(RequestAuthenticator authenticator, String header)
      throws AuthenticationException {
    TestingRequest request = new TestingRequest("GET", "/").header("Authorization", header);
    return authenticator.authenticate(request).orElseThrow().user();
  }

  /** What a token of the file is good for, by what is asked for; this server is "api". */
  @ParameterizedTest
  @CsvSource({"'', ''", "api, api", "other api, api"})
  void tokenFileGivesTheSharedAudiences(String asked, String given) throws AuthenticationException {
    assertThat(reviewed(asked).orElseThrow().audiences()).isEqualTo(words(given));
  }

  @Test
  void tokenFileKnowsNobodyForOthers() {
    assertThatThrownBy(() -> reviewed("elsewhere")).hasMessage("invalid bearer token");
  }

  private static Optional<AuthenticationResponse> reviewed(String audiences)
      throws AuthenticationException {
    Request request = new TestingRequest("GET", "/").header("Authorization", "Bearer admintoken");
    return union(true).authenticate(Audiences.with(request, words(audiences)));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  private static RequestAuthenticator union(boolean anonymous) {
    return new AuthenticatorConfig(
            anonymous,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Map.of("admintoken", ADMIN)),
            List.of(),
            List.of("api"),
            Clock.system())
        .build(new KubeRegistry())
        .orElseThrow();
  }
}
