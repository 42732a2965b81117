package dev.kubewalk.serviceaccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.componentbase.Clock;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JwtTokenTest {
  private static final String ISSUER = "https://kubernetes.default.svc";

  private final TestingObjects objects = new TestingObjects();
  private final FixedClock clock = new FixedClock();
  private final KeyPair keys = rsa();
  private final JwtTokenGenerator generator = new JwtTokenGenerator(ISSUER, keys, clock);
  private final JwtTokenAuthenticator authenticator = JwtTokenAuthenticator.bound(
      ISSUER,
      List.of(rsa().getPublic(), keys.getPublic()),
      List.of(ISSUER),
      new BoundClaims(objects, clock));

  @Test
  void knowsItsOwnTokens() throws Exception {
    String token = token(Optional.of(objects.pod));
    UserInfo user = authenticator.authenticate(token, List.of()).orElseThrow().user();
    assertThat(user.name()).isEqualTo("system:serviceaccount:ns:robot");
    assertThat(user.uid()).isEqualTo("uid-1");
    assertThat(user.groups())
        .containsExactly("system:serviceaccounts", "system:serviceaccounts:ns");
    assertThat(user.extra()).containsEntry("authentication.kubernetes.io/pod-name", List.of("p"));
  }

  @Test
  void refusesWhatHasEndedOrWasTakenAway() throws Exception {
    String token = token(Optional.empty());
    clock.now = clock.now.plus(Duration.ofHours(2));
    refused(token, "Token has expired");
    clock.now = clock.now.minus(Duration.ofHours(2));
    String bound = token(Optional.of(objects.pod));
    objects.pod.set("metadata.uid", "another");
    refused(bound, "Token has been invalidated");
    objects.account.set("metadata.uid", "uid-2");
    refused(token, "ServiceAccount UID (uid-2) does not match claim (uid-1)");
  }

  @Test
  void refusesOtherAudiencesAndSignatures() throws Exception {
    String token = token(Optional.empty());
    assertThatThrownBy(() -> authenticator.authenticate(token, List.of("other")))
        .hasMessage(
            "token audiences [\"" + ISSUER + "\"] is invalid for the target audiences [\"other\"]");
    String forged = new JwtTokenGenerator(ISSUER, rsa(), clock)
        .generate(objects.account, Optional.empty(), Duration.ofHours(1), List.of(ISSUER));
    assertThatThrownBy(() -> authenticator.authenticate(forged, List.of()))
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void leavesTokensOfOthersAlone() throws Exception {
    assertThat(authenticator.authenticate("admintoken", List.of())).isEmpty();
    assertThat(authenticator.authenticate(
            "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJub2JvZHkifQ.c2ln", List.of()))
        .isEmpty();
  }

  private void refused(String token, String message) {
    assertThatThrownBy(() -> authenticator.authenticate(token, List.of())).hasMessage(message);
  }

  private String token(Optional<Unstructured> boundTo) {
    return generator.generate(objects.account, boundTo, Duration.ofHours(1), List.of(ISSUER));
  }

  private static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static Unstructured object(String kind, String name, String uid) {
    return Unstructured.create("v1", kind)
        .set("metadata.name", name)
        .set("metadata.namespace", "ns")
        .set("metadata.uid", uid);
  }

  /** One object of each kind. */
  private static final class TestingObjects implements TokenGetter {
    private final Unstructured account = object("ServiceAccount", "robot", "uid-1");
    private final Unstructured pod = object("Pod", "p", "uid-p");

    @Override
    public Optional<Unstructured> serviceAccount(String namespace, String name) {
      return Optional.of(account).filter(a -> a.name().equals(name));
    }

    @Override
    public Optional<Unstructured> secret(String namespace, String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Unstructured> pod(String namespace, String name) {
      return Optional.of(pod).filter(p -> p.name().equals(name));
    }
  }

  private static final class FixedClock implements Clock {
    private Instant now = Instant.ofEpochSecond(1_600_000_000);

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public long nanoTime() {
      return 0;
    }

    @Override
    public void sleep(Duration duration) {
      now = now.plus(duration);
    }
  }
}
