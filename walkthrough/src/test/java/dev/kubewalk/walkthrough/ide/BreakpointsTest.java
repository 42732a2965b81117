package dev.kubewalk.walkthrough.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.walkthrough.anchors.Excerpt;
import dev.kubewalk.walkthrough.lessons.Lesson;
import dev.kubewalk.walkthrough.lessons.Lessons;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A debugger stops at every breakpoint of every lesson, and sees what the lesson is about. */
class BreakpointsTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Places of which there is only text: an interface, a constant, a table. */
  private static final Set<String> NOTHING_TO_EXECUTE =
      Set.of("4 target", "8 priorities", "12 pair-name");

  /**
   * By lesson: places that are come to in this order whatever the threads do, since each is on the
   * only way to the next or follows it in the same thread; and a variable to look at.
   */
  private static final String PROMISES = """
      0  | command, chain-run                                              | command: prepared
      1  | prepare, sections, execute, parse, print, effect                | execute: arguments
      2  | defaults, complete, resolve, service-ip, heuristic, merge, found | service-ip: range
      3  | caller, all, collect, node-port, metrics                        | collect: found
      4  | create, empty, build, insecure                                  | build: delegate
      5  | order, listener, enablement, etcd, loopback, authorizer, plugins | etcd: storage
      6  | config, build, register, await                                  | register: definitions
      7  | build, legacy, providers, storage                               | storage: provider
      8  | create, wanted, completion, adapt                               | create: delegate
      9  | prepare, down, openapi, install                                 | install: checks
      10 | forward, start, non-blocking, serve, http2                      | forward: stop
      11 | disabled, inherit, run-all, run-one                             | run-one: entry
      12 | directory, complete, given, paths, names, write                 | names: publicAddress
      13 | chain, common, around, request-info, authentication, authorization | common: chain
      14 | start, apply, dispatch                                          | apply: revision
      15 | counted, readiness, hooks, endpoint                             | counted: request
      16 | new-handler, handler, director, claims                          | director: request
      """;

  @TempDir
  private Path folder;

  @Test
  @Timeout(value = 180, unit = TimeUnit.SECONDS)
  void stopsWhereTheLessonsPromise() throws Exception {
    Lessons lessons = Lessons.load();
    Map<Breakpoint, Set<String>> stops = stops(lessons);
    List<Breakpoint> order = List.copyOf(stops.keySet());
    for (Lesson lesson : lessons.all()) {
      for (String anchor : lesson.facts().anchors().keySet()) {
        String name = lesson.number() + " " + anchor;
        assertThat(order.contains(breakpoint(lesson, anchor)))
            .as("%s stops the debugger", name)
            .isNotEqualTo(NOTHING_TO_EXECUTE.contains(name));
      }
    }
    List<String> promises = PROMISES.lines().toList();
    assertThat(promises).hasSameSizeAs(lessons.all());
    for (String promise : promises) {
      List<String> cells =
          Arrays.stream(promise.split("\\|", -1)).map(String::strip).toList();
      Lesson lesson = lessons.number(Integer.parseInt(cells.get(0))).orElseThrow();
      assertThat(Arrays.stream(cells.get(1).split(", ", -1))
              .map(anchor -> order.indexOf(breakpoint(lesson, anchor)))
              .toList())
          .as("lesson %s", promise)
          .isSorted();
      String[] place = cells.get(2).split(": ", -1);
      assertThat(stops.get(breakpoint(lesson, place[0]))).as(promise).contains(place[1]);
    }
  }

  private Map<Breakpoint, Set<String>> stops(Lessons lessons) throws Exception {
    Set<Breakpoint> breakpoints = new LinkedHashSet<>();
    lessons.all().forEach(lesson -> breakpoints.addAll(Breakpoint.of(lesson)));
    try (DebuggedTour tour = new DebuggedTour(folder)) {
      int port = tour.debugPort();
      CompletableFuture<Void> learner = CompletableFuture.runAsync(tour::useAndStop);
      Map<Breakpoint, Set<String>> stops = Debugger.run(port, breakpoints, LIMIT);
      learner.get();
      return stops;
    }
  }

  private static Breakpoint breakpoint(Lesson lesson, String anchor) {
    Excerpt excerpt = lesson.excerpts().get(anchor);
    return new Breakpoint(excerpt.stop().type(), excerpt.stop().line(), excerpt.file());
  }
}
