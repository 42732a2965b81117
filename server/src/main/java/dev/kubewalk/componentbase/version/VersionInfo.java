package dev.kubewalk.componentbase.version;

/**
 * The version document of {@code /version}. Clients decide by the first three; the others say how
 * this program was built.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/version/types.go (Info)
 */
public record VersionInfo(
    String major,
    String minor,
    String gitVersion,
    String gitCommit,
    String buildDate,
    String goVersion,
    String platform) {
  /** The version of Kubernetes that this server speaks. */
  public static final String KUBERNETES = "v1.18.20";

  /** The version of this program, running on this JVM. */
  public static VersionInfo current() {
    String os = System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT);
    String platform = os + "/" + System.getProperty("os.arch");
    return new VersionInfo(
        "1",
        "18",
        KUBERNETES,
        "kubewalk",
        "2026-01-01T00:00:00Z",
        "java" + Runtime.version().feature(),
        platform);
  }

  /** The document's own form: indented, in the order of Go's fields. */
  public String toJson() {
    return """
        {
          "major": "%s",
          "minor": "%s",
          "gitVersion": "%s",
          "gitCommit": "%s",
          "gitTreeState": "clean",
          "buildDate": "%s",
          "goVersion": "%s",
          "compiler": "javac",
          "platform": "%s"
        }""".formatted(major, minor, gitVersion, gitCommit, buildDate, goVersion, platform);
  }
}
