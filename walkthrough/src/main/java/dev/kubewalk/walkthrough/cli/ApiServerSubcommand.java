package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.cmd.kubeapiserver.ApiServerMain;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code kubewalk apiserver}: the server alone. Everything behind the word is kube-apiserver's own
 * business, {@code --help} included, so {@link Kubewalk} hands it over before picocli reads it.
 */
@Command(
    name = ApiServerSubcommand.NAME,
    description = "The API server alone, with the flags of kube-apiserver v1.18 (see its --help).")
final class ApiServerSubcommand implements Callable<Integer> {
  static final String NAME = "apiserver";

  static int run(String[] arguments) {
    return ApiServerMain.run(Arrays.asList(arguments).subList(1, arguments.length));
  }

  @Override
  public Integer call() {
    return ApiServerMain.run(List.of());
  }
}
