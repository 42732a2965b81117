package dev.kubewalk.walkthrough.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The flags that a tour starts the server with: RBAC, an administrator's token, certificates beside
 * the data, no insecure port; and over these whatever the user gave.
 */
public final class TourFlags {
  private static final int TOKEN_BYTES = 16;

  private final Map<String, String> own;
  private final List<String> user;
  private final String token;

  private TourFlags(Map<String, String> own, List<String> user, String token) {
    this.own = own;
    this.user = List.copyOf(user);
    this.token = token;
  }

  /**
   * The flags of one run.
   *
   * @param user flags of the user, which win
   * @param out where the administrator's token is written
   */
  public static TourFlags of(List<String> user, Path out) throws IOException {
    Map<String, String> own = new LinkedHashMap<>();
    own.put("--data-dir", value(user, "--data-dir", "kubewalk-data"));
    own.put("--cert-dir", Path.of(own.get("--data-dir")).resolve("certificates").toString());
    own.put("--secure-port", "6443");
    own.put("--insecure-port", "0");
    own.put("--authorization-mode", "Node,RBAC");
    own.put("--service-cluster-ip-range", "10.0.0.0/24");
    // The serving key signs service account tokens as well, so that kubectl create token works.
    if (value(user, "--tls-cert-file", "").isEmpty()) {
      String certificates = value(user, "--cert-dir", own.get("--cert-dir"));
      own.put("--service-account-issuer", "https://kubernetes.default.svc");
      own.put("--api-audiences", "https://kubernetes.default.svc");
      own.put(
          "--service-account-signing-key-file",
          Path.of(certificates).resolve("apiserver.key").toString());
    }
    String token = "";
    if (value(user, "--token-auth-file", "").isEmpty()) {
      token = newToken();
      own.put("--token-auth-file", tokenFile(out, token).toString());
    }
    own.replaceAll((name, value) -> value(user, name, value));
    return new TourFlags(own, user, token);
  }

  /** What is handed to the server. */
  public List<String> all() {
    List<String> all = new ArrayList<>();
    Map<String, String> given = asMap(user);
    // Not twice: a flag that is a list would add up.
    own.forEach((name, value) -> {
      if (!given.containsKey(name)) {
        all.add(name + "=" + value);
      }
    });
    all.addAll(user);
    return all;
  }

  /** The same by name, for the recording. */
  public Map<String, String> asMap() {
    Map<String, String> map = new LinkedHashMap<>(own);
    map.putAll(asMap(user));
    return map;
  }

  private static Map<String, String> asMap(List<String> user) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < user.size(); i++) {
      String flag = user.get(i);
      int equals = flag.indexOf('=');
      boolean valueFollows = i + 1 < user.size() && !user.get(i + 1).startsWith("-");
      if (equals >= 0) {
        map.put(flag.substring(0, equals), flag.substring(equals + 1));
      } else {
        map.put(flag, valueFollows ? user.get(i + 1) : "");
        i += valueFollows ? 1 : 0;
      }
    }
    return map;
  }

  /** The administrator's token; empty when the user brought a token file. */
  public String token() {
    return token;
  }

  String url() {
    return "https://localhost:" + own.get("--secure-port");
  }

  /** The secure port; 0 when what was given is no number, which the server will say. */
  public int securePort() {
    return port("--secure-port");
  }

  /** The insecure port; 0 when there is none. */
  public int insecurePort() {
    return port("--insecure-port");
  }

  private int port(String flag) {
    String given = own.get(flag);
    return given.matches("[0-9]{1,5}") ? Integer.parseInt(given) : 0;
  }

  /** The certificate that the server shows. */
  public Path certificate() {
    String given = value(user, "--tls-cert-file", "");
    return given.isEmpty()
        ? Path.of(own.get("--cert-dir")).resolve("apiserver.crt")
        : Path.of(given);
  }

  /** The last value given for a flag, in either spelling. */
  private static String value(List<String> flags, String name, String otherwise) {
    String found = otherwise;
    for (int i = 0; i < flags.size(); i++) {
      if (flags.get(i).startsWith(name + "=")) {
        found = flags.get(i).substring(name.length() + 1);
      } else if (flags.get(i).equals(name) && i + 1 < flags.size()) {
        found = flags.get(i + 1);
      }
    }
    return found;
  }

  private static String newToken() {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static Path tokenFile(Path out, String token) throws IOException {
    Path file = out.resolve("tokens.csv");
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      var owner = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
    }
    return Files.writeString(file, token + ",admin,admin,\"system:masters\"\n");
  }
}
