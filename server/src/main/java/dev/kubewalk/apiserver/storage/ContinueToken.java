package dev.kubewalk.apiserver.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import java.util.Base64;

/**
 * Where a list goes on: a revision and the first key of the next page, relative to the resource's
 * prefix. The text is a base64 form of a small JSON object, the same as in v1.18.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/store.go (continueToken)
 *
 * @param revision the revision of the first page; -1 to go on with the newest state
 */
public record ContinueToken(long revision, String startKey) {
  private static final String VERSION = "meta.k8s.io/v1";
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** The token for going on just behind {@code lastKey}, which lies below {@code prefix}. */
  public static String after(String lastKey, String prefix, long revision) {
    return new ContinueToken(revision, lastKey.substring(prefix.length()) + "\0").encode();
  }

  public String encode() {
    JsonNode json =
        MAPPER.createObjectNode().put("v", VERSION).put("rv", revision).put("start", startKey);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.toString().getBytes(UTF_8));
  }

  /**
   * Reads a token that a client sent.
   *
   * @throws StatusException 400 when it was not made by {@link #encode}
   */
  public static ContinueToken decode(String text) {
    JsonNode json = parse(decodeBase64(text));
    String version = json.path("v").asText();
    if (!version.equals(VERSION)) {
      throw invalid("server does not recognize this encoded version \"" + version + "\"");
    }
    long revision = json.path("rv").asLong();
    if (revision == 0) {
      throw invalid("incorrect encoded start resourceVersion (version meta.k8s.io/v1)");
    }
    String start = json.path("start").asText();
    if (start.isEmpty()) {
      throw invalid("encoded start key empty (version meta.k8s.io/v1)");
    }
    if (!isClean(start)) {
      throw invalid(start);
    }
    return new ContinueToken(revision, start.startsWith("/") ? start.substring(1) : start);
  }

  private static JsonNode parse(byte[] json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      if (node == null || node.isMissingNode()) {
        throw invalid("unexpected end of JSON input");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw invalid(
          "invalid character '" + firstCharacter(json) + "' looking for beginning of value");
    } catch (java.io.IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
  }

  private static String firstCharacter(byte[] json) {
    return new String(json, UTF_8)
        .strip()
        .codePoints()
        .limit(1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static byte[] decodeBase64(String text) {
    int length = 0;
    while (length < text.length() && ALPHABET.indexOf(text.charAt(length)) >= 0) {
      length++;
    }
    if (length < text.length() || length % 4 == 1) {
      int at = length < text.length() ? length : length - 1;
      throw invalid("illegal base64 data at input byte " + at);
    }
    return Base64.getUrlDecoder().decode(text);
  }

  /** A path is clean that has no empty, "." or ".." element: it cannot leave the prefix. */
  private static boolean isClean(String start) {
    String path = start.startsWith("/") ? start.substring(1) : start;
    for (String element : path.split("/", -1)) {
      if (element.isEmpty() || element.equals(".") || element.equals("..")) {
        return false;
      }
    }
    return true;
  }

  private static StatusException invalid(String detail) {
    return ApiErrors.badRequest("invalid continue token: continue key is not valid: " + detail);
  }
}
