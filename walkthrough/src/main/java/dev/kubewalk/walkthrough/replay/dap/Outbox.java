package dev.kubewalk.walkthrough.replay.dap;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.UnaryOperator;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;

/**
 * Keeps back what a request brings about until the request was answered: an IDE that hears that the
 * program stopped before it hears that its request was heard gets confused. All requests of one
 * connection are answered by the thread that reads it, so there is nothing to guard.
 */
final class Outbox implements UnaryOperator<MessageConsumer> {
  private final Queue<Runnable> later = new ArrayDeque<>();

  /** To be done once the request at hand was answered. */
  void later(Runnable action) {
    later.add(action);
  }

  @Override
  public MessageConsumer apply(MessageConsumer consumer) {
    return message -> {
      consumer.consume(message);
      // Requests come from the IDE only; what goes the other way are answers and events.
      if (message instanceof RequestMessage) {
        while (!later.isEmpty()) {
          later.remove().run();
        }
      }
    };
  }
}
