package dev.kubewalk.cmd.kubeapiserver;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.tracer.Trace;
import java.util.Arrays;
import java.util.List;

/**
 * The process: kube-apiserver on the embedded store.
 *
 * <p>Go: cmd/kube-apiserver/apiserver.go (main)
 */
public final class ApiServerMain {
  private ApiServerMain() {}

  public static void main(String[] arguments) {
    Trace trace = Trace.off();
    Console console = new Console(System.out, System.err, 0);
    GoRoutines go = GoRoutines.forThisJdk();
    Runner runner = new ServerRun(Environment.embedded(), trace, Clock.system(), go, server -> {});
    SignalHandler signals = new SignalHandler(Runtime.getRuntime()::halt);
    List<String> flags = Arrays.asList(arguments);
    int status =
        new ApiServerCommand(runner, signals::setup, console, trace, Clock.system(), go)
            .execute(flags);
    System.exit(status);
  }
}
