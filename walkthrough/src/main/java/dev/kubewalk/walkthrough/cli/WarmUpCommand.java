package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.walkthrough.host.TempFolder;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.tour.Tour;
import dev.kubewalk.walkthrough.tour.TourFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Starts and stops a server out of sight, so that the launcher can archive the loaded classes. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  @Override
  public Integer call() throws IOException, InterruptedException {
    try (TempFolder temp = TempFolder.create("kubewalk-warm-up")) {
      Path folder = temp.path();
      Tour.Settings settings = new Tour.Settings(Language.EN, 0, folder.resolve("out"), true);
      List<String> flags =
          List.of("--secure-port=" + freePort(), "--data-dir=" + folder.resolve("data"));
      return new Tour(new PrintWriter(Writer.nullWriter()), settings).run(flags);
    } catch (TourFailedException e) {
      return 1;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
