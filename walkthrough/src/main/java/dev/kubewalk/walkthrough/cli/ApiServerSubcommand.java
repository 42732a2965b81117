package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.cmd.kubeapiserver.ApiServerMain;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * {@code kubewalk apiserver}: the server alone. Everything behind the word is kube-apiserver's own
 * business, {@code --help} included.
 */
@Command(
    name = "apiserver",
    description = "The API server alone, with the flags of kube-apiserver v1.18 (see its --help).")
final class ApiServerSubcommand implements Callable<Integer> {
  @Unmatched private List<String> arguments = List.of();

  @Override
  public Integer call() {
    return ApiServerMain.run(arguments);
  }
}
