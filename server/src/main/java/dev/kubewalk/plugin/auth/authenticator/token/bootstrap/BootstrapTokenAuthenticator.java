package dev.kubewalk.plugin.auth.authenticator.token.bootstrap;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.TokenAuthenticator;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.componentbase.Clock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tokens {@code ID.SECRET} that stand in secrets {@code bootstrap-token-ID} of kube-system.
 *
 * <p>Go: plugin/pkg/auth/authenticator/token/bootstrap/bootstrap.go (TokenAuthenticator)
 */
public final class BootstrapTokenAuthenticator implements TokenAuthenticator {
  private static final Pattern TOKEN = Pattern.compile("([a-z0-9]{6})\\.([a-z0-9]{16})");
  private static final Pattern GROUP =
      Pattern.compile("system:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]");
  private static final String TYPE = "bootstrap.kubernetes.io/token";
  private static final String DEFAULT_GROUP = "system:bootstrappers";

  private final Function<String, Optional<Unstructured>> secrets;
  private final Clock clock;

  /**
   * @param secrets finds a secret of kube-system by its name
   */
  public BootstrapTokenAuthenticator(
      Function<String, Optional<Unstructured>> secrets, Clock clock) {
    this.secrets = requireNonNull(secrets);
    this.clock = requireNonNull(clock);
  }

  @Override
  public Optional<AuthenticationResponse> authenticate(String token, List<String> audiences) {
    Matcher parts = TOKEN.matcher(token);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String id = parts.group(1);
    Optional<Unstructured> secret = secrets.apply("bootstrap-token-" + id);
    if (secret.isEmpty() || !isGood(secret.get(), id, parts.group(2))) {
      return Optional.empty();
    }
    Optional<List<String>> groups = groups(data(secret.get(), "auth-extra-groups"));
    return groups.map(all ->
        new AuthenticationResponse(new UserInfo("system:bootstrap:" + id, "", all, Map.of())));
  }

  private boolean isGood(Unstructured secret, String id, String wanted) {
    return !secret.isTerminating()
        && secret.stringAt("type").equals(TYPE)
        && data(secret, "token-id").equals(id)
        && same(data(secret, "token-secret"), wanted)
        && !isExpired(data(secret, "expiration"))
        && data(secret, "usage-bootstrap-authentication").equals("true");
  }

  /** A time that cannot be read counts as over. */
  private boolean isExpired(String expiration) {
    if (expiration.isEmpty()) {
      return false;
    }
    try {
      Instant end = OffsetDateTime.parse(expiration).toInstant();
      return end.isBefore(clock.now());
    } catch (DateTimeException malformed) {
      return true;
    }
  }

  /** Empty when a group is not allowed: then the whole token is worth nothing. */
  private static Optional<List<String>> groups(String extra) {
    List<String> groups = new ArrayList<>(List.of(DEFAULT_GROUP));
    for (String group : extra.isEmpty() ? new String[0] : extra.split(",", -1)) {
      if (!GROUP.matcher(group).matches()) {
        return Optional.empty();
      }
      groups.add(group);
    }
    return Optional.of(groups);
  }

  private static String data(Unstructured secret, String key) {
    try {
      byte[] decoded =
          Base64.getDecoder().decode(secret.node().at("/data/" + key).asText());
      return new String(decoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      // The store holds base64 only; whatever else counts as empty.
      return "";
    }
  }

  /** Takes the same time however many characters are right. */
  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
