package dev.kubewalk.apiserver.authentication;

import dev.kubewalk.componentbase.InputFiles;
import dev.kubewalk.componentbase.klog.Klog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a CSV file of users: a secret (token or password), a user name, an id and, if there are
 * any, groups in one quoted field.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/token/tokenfile/tokenfile.go (NewCSV)
 */
public final class UserFile {
  private static final int LEAST_COLUMNS = 3;

  private UserFile() {}

  /** One line. */
  public record Line(String secret, UserInfo user) {
    /** Never the secret. */
    @Override
    public String toString() {
      return user.name();
    }
  }

  /**
   * The users of a token file by their tokens; a repeated token counts for its last user.
   *
   * @throws IOException when the file cannot be read, or a line has too few columns
   */
  public static Map<String, UserInfo> tokens(Path file, Klog log) throws IOException {
    Map<String, UserInfo> users = new LinkedHashMap<>();
    int number = 0;
    for (Line line : read(
        file,
        "token file '%s' must have at least 3 columns"
            + " (token, user name, user uid), found %d")) {
      number++;
      if (line.secret().isEmpty()) {
        log.warning("empty token has been found in token file '" + file + "', record number '"
            + number + "'");
      } else if (users.put(line.secret(), line.user()) != null) {
        log.warning("duplicate token has been found in token file '" + file + "', record number '"
            + number + "'");
      }
    }
    return users;
  }

  /** The users of a password file with their passwords, by their names. */
  public static Map<String, Line> passwords(Path file) throws IOException {
    Map<String, Line> users = new LinkedHashMap<>();
    for (Line line : read(
        file,
        "password file '%s' must have at least 3 columns"
            + " (password, user name, user uid), found %d")) {
      users.put(line.user().name(), line);
    }
    return users;
  }

  private static List<Line> read(Path file, String tooFew) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String text : InputFiles.read(file).lines().toList()) {
      if (text.isBlank()) {
        continue;
      }
      List<String> columns = columns(text);
      if (columns.size() < LEAST_COLUMNS) {
        throw new IOException(tooFew.formatted(file, columns.size()));
      }
      List<String> groups =
          columns.size() > LEAST_COLUMNS && !columns.get(LEAST_COLUMNS).isEmpty()
              ? List.of(columns.get(LEAST_COLUMNS).split(","))
              : List.of();
      UserInfo user = new UserInfo(columns.get(1), columns.get(2), groups, Map.of());
      lines.add(new Line(columns.get(0), user));
    }
    return lines;
  }

  /** The fields of a CSV line; a quoted field may hold commas and doubled quotes. */
  static List<String> columns(String line) {
    List<String> columns = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        columns.add(field.toString());
        field.setLength(0);
      } else if (!field.isEmpty() || quoted || c != ' ') {
        field.append(c);
      }
    }
    columns.add(field.toString());
    return columns;
  }
}
