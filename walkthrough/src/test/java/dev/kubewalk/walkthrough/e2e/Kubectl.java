package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One of this machine's kubectl programs, talking to the server of a kubeconfig. */
final class Kubectl {
  private static final int OLDEST = 18;
  private static final int NEWEST = 40;
  private static final int PATIENCE_SECONDS = 60;

  private final Path program;
  private final Path folder;
  private final String namespace;

  /** What kubectl did: its exit status, and all it wrote. */
  record Answer(int status, String text) {}

  /**
   * @param folder holds {@code kubewalk-out/kubeconfig} and the program {@code editor}
   */
  Kubectl(Path program, Path folder, String namespace) {
    this.program = program;
    this.folder = folder;
    this.namespace = namespace;
  }

  /** The kubectl of the PATH, and the older ones that lie on the PATH or beside it. */
  static List<Path> programs() throws IOException {
    Path first = Tools.require("kubectl");
    Path beside = first.toRealPath().getParent();
    List<Path> all = new ArrayList<>(List.of(first));
    for (int minor = OLDEST; minor < NEWEST; minor++) {
      String name = "kubectl.1." + minor;
      Stream.concat(Tools.all(name).stream(), Stream.of(beside.resolve(name)))
          .filter(Files::isExecutable)
          .findFirst()
          .ifPresent(all::add);
    }
    return all;
  }

  String namespace() {
    return namespace;
  }

  /** Succeeds, and says this among other things. */
  void says(String expected, String... arguments) throws IOException, InterruptedException {
    Answer answer = run(arguments);
    assertThat(answer.status()).as(told(answer, arguments)).isZero();
    assertThat(answer.text()).as(told(answer, arguments)).contains(expected);
  }

  /** The same in the namespace of this test. */
  void saysHere(String expected, String... arguments) throws IOException, InterruptedException {
    says(expected, here(arguments));
  }

  /** Fails, and says this among other things. */
  void refuses(String expected, String... arguments) throws IOException, InterruptedException {
    Answer answer = run(here(arguments));
    assertThat(answer.status()).as(told(answer, arguments)).isEqualTo(1);
    assertThat(answer.text()).as(told(answer, arguments)).contains(expected);
  }

  Answer run(String... arguments) throws IOException, InterruptedException {
    Path text = Files.createTempFile(folder, "kubectl", ".txt");
    Process process = start(text, arguments);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("kubectl hangs: " + List.of(arguments));
    }
    return new Answer(process.exitValue(), Files.readString(text));
  }

  /** Runs a watch until it has told of the change that {@code change} makes. */
  void sees(String expected, Change change, String... watch)
      throws IOException, InterruptedException {
    Path text = Files.createTempFile(folder, "kubectl", ".txt");
    Process watching = start(text, here(watch));
    try {
      KubewalkProcess.until("the watch begins", () -> !read(text).isBlank());
      change.make();
      KubewalkProcess.until("the watch tells of " + expected, () -> read(text).contains(expected));
    } finally {
      watching.destroyForcibly().waitFor();
    }
  }

  /** Something done while a watch runs. */
  @FunctionalInterface
  interface Change {
    void make() throws IOException, InterruptedException;
  }

  /** The arguments with this test's namespace in front, as what follows a "--" is not kubectl's. */
  String[] here(String... arguments) {
    return Stream.concat(Stream.of("--namespace=" + namespace), Stream.of(arguments))
        .toArray(String[]::new);
  }

  private Process start(Path text, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(text.toFile());
    builder
        .environment()
        .put("KUBECONFIG", folder.resolve("kubewalk-out/kubeconfig").toString());
    builder.environment().put("HOME", folder.resolve("home").toString());
    builder.environment().put("EDITOR", folder.resolve("editor").toString());
    return builder.start();
  }

  private static String read(Path text) {
    try {
      return Files.readString(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String told(Answer answer, String... arguments) {
    return program.getFileName() + " " + String.join(" ", arguments) + "\n" + answer.text();
  }
}
