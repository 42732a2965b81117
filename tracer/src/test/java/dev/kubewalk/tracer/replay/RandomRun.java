package dev.kubewalk.tracer.replay;

import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * A recording of a made-up run: three threads that open, note, change, fail and close steps in
 * turns, and hand work to each other. Some steps stay open, as in a run that was killed.
 */
final class RandomRun {
  private static final int EVENTS = 120;
  private static final int THREADS = 3;

  private final Random random;
  private final StringBuilder lines = new StringBuilder(
      "{\"type\":\"recording\",\"format\":1,\"version\":\"v1.18.20\",\"startedAt\":\"-\"}\n");
  private final List<Deque<Integer>> stacks = new ArrayList<>();
  private int steps;
  private int time;

  private RandomRun(long seed) {
    this.random = new Random(seed);
    for (int thread = 0; thread < THREADS; thread++) {
      stacks.add(new ArrayDeque<>());
    }
  }

  static Recording of(long seed) throws IOException {
    RandomRun run = new RandomRun(seed);
    for (int event = 0; event < EVENTS; event++) {
      run.event(run.random.nextInt(THREADS));
    }
    return Recording.read(new StringReader(run.lines.toString()), "run " + seed);
  }

  private void event(int thread) {
    Deque<Integer> stack = stacks.get(thread);
    int choice = stack.isEmpty() ? 0 : random.nextInt(6);
    switch (choice) {
      case 0, 1 -> start(thread, stack);
      case 2 -> line("note", stack.peek(), ",\"name\":\"n%d\",\"value\":%d");
      case 3 -> line("change", stack.peek(), ",\"name\":\"n%d\",\"before\":null,\"after\":%d");
      default -> {
        String failure = ",\"failure\":{\"type\":\"E\",\"message\":\"m\"}";
        line("end", stack.pop(), random.nextInt(5) == 0 ? failure : "");
      }
    }
  }

  private void start(int thread, Deque<Integer> stack) {
    steps++;
    String parent = stack.isEmpty() ? handedOff(thread) : ",\"parent\":" + stack.peek();
    String key = Steps.values()[random.nextInt(Steps.values().length)].key();
    line("start", steps, ",\"step\":\"" + key + "\",\"thread\":\"t" + thread + "\"" + parent);
    stack.push(steps);
  }

  private String handedOff(int thread) {
    Deque<Integer> other = stacks.get((thread + 1) % THREADS);
    return other.isEmpty() ? "" : ",\"handedOff\":true,\"parent\":" + other.peek();
  }

  private void line(String type, int step, String more) {
    time++;
    String filled = more.contains("%d") ? more.formatted(random.nextInt(3), time) : more;
    lines.append("{\"type\":\"%s\",\"id\":%d,\"at\":%d%s}\n".formatted(type, step, time, filled));
  }
}
