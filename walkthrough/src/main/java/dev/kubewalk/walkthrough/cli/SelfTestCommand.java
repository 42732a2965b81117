package dev.kubewalk.walkthrough.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code kubewalk test}: what {@code mvn verify} runs. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Builds everything and runs all tests, as mvn verify does.")
final class SelfTestCommand implements Callable<Integer> {
  @Override
  public Integer call() throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("kubewalk.home", ""));
    if (!Files.exists(home.resolve("pom.xml"))) {
      throw new UserError("run this as ./kubewalk test from the sources, or run mvn verify there");
    }
    try {
      return new ProcessBuilder("mvn", "verify")
          .directory(home.toAbsolutePath().toFile())
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UserError("cannot run mvn: install Maven, or put it on the PATH");
    }
  }
}
