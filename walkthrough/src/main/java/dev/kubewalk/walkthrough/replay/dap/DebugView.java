package dev.kubewalk.walkthrough.replay.dap;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.replay.Cursor;
import dev.kubewalk.tracer.replay.Moment;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.narration.Words;
import dev.kubewalk.walkthrough.replay.Recorded;
import dev.kubewalk.walkthrough.replay.ReplayConsole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.EvaluateResponse;
import org.eclipse.lsp4j.debug.Scope;
import org.eclipse.lsp4j.debug.ScopesResponse;
import org.eclipse.lsp4j.debug.StackFrame;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StackTraceResponse;
import org.eclipse.lsp4j.debug.Thread;
import org.eclipse.lsp4j.debug.ThreadsResponse;
import org.eclipse.lsp4j.debug.Variable;
import org.eclipse.lsp4j.debug.VariablesResponse;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** What a debugger shows of the moment at hand: threads, stacks, variables. */
final class DebugView {
  private final Cursor cursor;
  private final Frames frames;
  private final Facts facts;
  private final Words words;
  private final Variables variables = new Variables();

  /** All threads of the recording; a thread's number is its place here, from 1. */
  private final List<String> threads;

  private int lineOffset;

  DebugView(Recorded recorded, Cursor cursor, SourcePlaces places, Language language) {
    this.cursor = cursor;
    this.frames = new Frames(recorded, places);
    this.facts = new Facts(recorded, language);
    this.words = Words.of(ReplayConsole.class, language);
    this.threads = recorded.timeline().recording().steps().stream()
        .map(RecordedStep::thread)
        .distinct()
        .toList();
  }

  void countLinesFromZero() {
    lineOffset = -1;
  }

  /** The numbers of frames and variables given so far are void: the cursor moves. */
  void forget() {
    frames.forget();
    variables.forget();
  }

  int number(String thread) {
    return threads.indexOf(thread) + 1;
  }

  /** The thread of that number if it does something now, and else the one at hand. */
  String thread(int number) {
    Moment here = cursor.here();
    return number >= 1
            && number <= threads.size()
            && !here.stack(threads.get(number - 1)).isEmpty()
        ? threads.get(number - 1)
        : here.thread();
  }

  ThreadsResponse threads() {
    List<String> atWork = new ArrayList<>(cursor.here().threads());
    if (!atWork.contains(cursor.here().thread())) {
      atWork.add(cursor.here().thread());
    }
    ThreadsResponse response = new ThreadsResponse();
    response.setThreads(atWork.stream().map(this::thread).toArray(Thread[]::new));
    return response;
  }

  private Thread thread(String name) {
    Thread thread = new Thread();
    thread.setId(number(name));
    thread.setName(name);
    return thread;
  }

  StackTraceResponse stackTrace(StackTraceArguments wanted) {
    StackFrame[] all = frames.of(cursor.here(), thread(wanted.getThreadId()), lineOffset);
    int from = wanted.getStartFrame() == null ? 0 : wanted.getStartFrame();
    int count =
        wanted.getLevels() == null || wanted.getLevels() == 0 ? all.length : wanted.getLevels();
    StackTraceResponse response = new StackTraceResponse();
    response.setStackFrames(Arrays.stream(all).skip(from).limit(count).toArray(StackFrame[]::new));
    response.setTotalFrames(all.length);
    return response;
  }

  ScopesResponse scopes(int frame) {
    ScopesResponse response = new ScopesResponse();
    response.setScopes(frames
        .step(frame)
        .map(step -> facts.groups(cursor.here(), step).entrySet().stream()
            .map(group -> scope(group.getKey(), group.getValue()))
            .toArray(Scope[]::new))
        .orElse(new Scope[0]));
    return response;
  }

  private Scope scope(String name, Map<String, Object> values) {
    Scope scope = new Scope();
    scope.setName(name);
    scope.setVariablesReference(variables.branch(values));
    scope.setNamedVariables(values.size());
    return scope;
  }

  VariablesResponse variables(int branch) {
    VariablesResponse response = new VariablesResponse();
    response.setVariables(variables.in(branch));
    return response;
  }

  /** An expression is the name of a note, a change or a fact of the frame's step. */
  EvaluateResponse evaluate(EvaluateArguments wanted) {
    String name = wanted.getExpression().strip();
    RecordedStep step = Optional.ofNullable(wanted.getFrameId())
        .flatMap(frames::step)
        .orElse(cursor.here().step());
    Variable found = facts.groups(cursor.here(), step).values().stream()
        .filter(group -> group.containsKey(name))
        .findFirst()
        .map(group -> variables.variable(name, group.get(name)))
        .orElseThrow(() -> new ResponseErrorException(new ResponseError(
            ResponseErrorCode.InvalidParams, words.say("dap-no-value", name), null)));
    EvaluateResponse response = new EvaluateResponse();
    response.setResult(found.getValue());
    response.setVariablesReference(found.getVariablesReference());
    return response;
  }
}
