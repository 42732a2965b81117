package dev.kubewalk.walkthrough.stepping;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.walkthrough.host.Answer;
import dev.kubewalk.walkthrough.host.Client;
import dev.kubewalk.walkthrough.narration.Words;
import dev.kubewalk.walkthrough.tour.TourFlags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a client gets at this moment, found out by being one. */
final class ClientView {
  private static final Duration PATIENCE = Duration.ofMillis(400);

  /** How many red checks a line names. */
  private static final int FEW = 3;

  /** One path for each server of the chain, and one that is none's. */
  private static final List<String> PATHS = List.of(
      "/version",
      "/api/v1/namespaces/default",
      "/apis/apps/v1",
      "/apis/apiextensions.k8s.io/v1",
      "/apis/apiregistration.k8s.io/v1/apiservices",
      "/no-such-path");

  private final Words words;
  private final Client secure;
  private final Client insecure;

  ClientView(Words words, TourFlags flags) {
    this.words = requireNonNull(words);
    this.secure =
        new Client(flags.securePort(), Optional.of(flags.certificate()), flags.token(), PATIENCE);
    this.insecure = new Client(flags.insecurePort(), Optional.empty(), "", PATIENCE);
  }

  /** True when /readyz of the secure port says so. */
  boolean isReady() {
    return secure.get("/readyz").isOk();
  }

  /** Both ports in short. */
  String brief() {
    String first = words.say("secure", secure.port()) + " " + readiness(secure.get("/readyz"), FEW);
    if (insecure.port() == 0) {
      return first;
    }
    String second = readiness(insecure.get("/readyz"), FEW);
    return words.say("both", first, words.say("insecure", insecure.port()) + " " + second);
  }

  /** Each port with several requests, and why the red checks are red. */
  List<String> full() {
    List<String> lines = new ArrayList<>();
    Set<String> explained = new HashSet<>();
    for (Client client : List.of(secure, insecure)) {
      if (client.port() == 0) {
        continue;
      }
      Answer ready = client.get("/readyz");
      lines.add(client.url() + " " + readiness(ready, 0));
      if (ready.outcome() != Answer.Outcome.ANSWERED) {
        continue;
      }
      for (String check : ready.failedChecks()) {
        if (!explained.add(check)) {
          continue;
        }
        String reason = client.get("/readyz/" + check).body().strip();
        lines.add("  " + words.say("why-red", check, reason));
      }
      for (String path : PATHS) {
        lines.add("  " + words.say("answers", "GET " + path, code(client.get(path))));
      }
    }
    return lines;
  }

  private static String code(Answer answer) {
    return answer.status() == 0 ? answer.outcome().toString() : String.valueOf(answer.status());
  }

  /** {@code named}: how many red checks to name. */
  private String readiness(Answer answer, int named) {
    switch (answer.outcome()) {
      case CLOSED:
        return words.say("closed");
      case SILENT:
        return answer.detail().isEmpty()
            ? words.say("silent-tcp")
            : words.say("silent-tls", answer.detail());
      case NO_TLS:
        return words.say("no-tls", answer.detail());
      case BROKEN:
        return words.say("broken", answer.detail());
      case ANSWERED:
        break;
    }
    String with = answer.detail().isEmpty() ? "" : " (" + answer.detail() + ")";
    List<String> red = answer.failedChecks();
    String state = "";
    if (answer.isOk()) {
      state = ", " + words.say("ready-ok");
    } else if (!red.isEmpty()) {
      String names = red.stream().limit(named).collect(Collectors.joining(", "));
      String more = red.size() > named ? ", …" : "";
      state = ", " + words.say("ready-red", red.size()) + (named == 0 ? "" : ": " + names + more);
    }
    return words.say("answers", "GET /readyz", answer.status()) + with + state;
  }
}
