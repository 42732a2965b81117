package dev.kubewalk.apiextensions.controller;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiextensions.apiserver.CrdController;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.client.informers.ResourceEventHandler;
import dev.kubewalk.client.workqueue.WorkQueue;

/**
 * A controller that looks at one definition at a time, whenever it changes. Writes that come too
 * late are left to the next event.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/controller (each controller's Run and
 * processNextWorkItem)
 */
public abstract class DefinitionController implements CrdController {
  private final String name;
  private final ControllerContext context;
  private final WorkQueue queue;

  /**
   * @param queue its name in the metrics
   */
  protected DefinitionController(String name, String queue, ControllerContext context) {
    this.name = requireNonNull(name);
    this.context = requireNonNull(context);
    this.queue = context.runtime().workQueues().named(queue);
  }

  /** Looks at the definition called {@code name}, which may be gone. */
  protected abstract void sync(String name);

  /** Called for each definition that appears, changes or goes; puts it into the queue. */
  protected void changed(Unstructured definition) {
    queue.add(definition.name());
  }

  protected final void enqueue(String definition) {
    queue.add(definition);
  }

  protected final ControllerContext context() {
    return context;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final void run(StopChannel stop) {
    context.definitions().addHandler(ResourceEventHandler.anyChange(this::changed));
    if (!context.definitions().awaitSynced(stop)) {
      return;
    }
    queue.run(1, this::syncUnlessOutdated, stop);
    stop.await();
  }

  private void syncUnlessOutdated(String definition) {
    try {
      sync(definition);
    } catch (StatusException e) {
      if (!e.is("Conflict") && !e.is("NotFound")) {
        throw e;
      }
      // Somebody wrote meanwhile: the change comes back as an event.
    }
  }
}
