package dev.kubewalk.apiserver.admission;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * All plugins in their order, as one: first every mutating one, later (when the store has
 * defaulted and validated the object) every validating one.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/chain.go (chainAdmissionHandler), with
 * metrics/metrics.go (pluginHandlerWithMetrics) and reinvocation.go (reinvoker) in it
 */
public final class AdmissionChain {
  private final List<AdmissionPlugin> plugins;
  private final Step admit;
  private final Step validate;

  public AdmissionChain(List<AdmissionPlugin> plugins, AdmissionMetrics metrics) {
    this.plugins = List.copyOf(plugins);
    this.admit = new Step(metrics.step("admit"), true);
    this.validate = new Step(metrics.step("validate"), false);
    for (AdmissionPlugin plugin : plugins) {
      if (plugin instanceof AdmissionPlugin.Mutating mutating) {
        admit.add(plugin, mutating::admit, metrics.plugin(plugin.name(), "admit"));
      }
      if (plugin instanceof AdmissionPlugin.Validating validating) {
        validate.add(plugin, validating::validate, metrics.plugin(plugin.name(), "validate"));
      }
    }
  }

  /** Lets everything pass. */
  public static AdmissionChain empty() {
    return new AdmissionChain(List.of(), new AdmissionMetrics(new KubeRegistry(), Clock.system()));
  }

  public List<AdmissionPlugin> plugins() {
    return plugins;
  }

  /** The names of the plugins that {@link #admit} asks about an operation, in their order. */
  public List<String> mutating(Attributes.Operation operation) {
    return names(AdmissionPlugin.Mutating.class, operation);
  }

  /** The names of the plugins that {@link #validate} asks about an operation, in their order. */
  public List<String> validating(Attributes.Operation operation) {
    return names(AdmissionPlugin.Validating.class, operation);
  }

  private List<String> names(Class<?> role, Attributes.Operation operation) {
    return plugins.stream()
        .filter(plugin -> role.isInstance(plugin) && plugin.handles(operation))
        .map(AdmissionPlugin::name)
        .toList();
  }

  public void admit(Attributes attributes) {
    admit.run(attributes);
  }

  public void validate(Attributes attributes) {
    validate.run(attributes);
  }

  /** One of the two steps, timed as a whole and by plugin. */
  private static final class Step {
    private final AdmissionMetrics.Timer timer;
    private final boolean twice;
    private final List<Part> parts = new ArrayList<>();

    /** A plugin's part in the step. */
    private record Part(
        AdmissionPlugin plugin, Consumer<Attributes> work, AdmissionMetrics.Timer timer) {
      void run(Attributes attributes) {
        long start = timer.start();
        boolean rejected = true;
        try {
          work.accept(attributes);
          rejected = false;
        } finally {
          timer.stop(attributes.operation(), rejected, start);
        }
      }
    }

    /**
     * @param twice whether a plugin may ask for a second round
     */
    Step(AdmissionMetrics.Timer timer, boolean twice) {
      this.timer = timer;
      this.twice = twice;
    }

    void add(AdmissionPlugin plugin, Consumer<Attributes> work, AdmissionMetrics.Timer itsTimer) {
      parts.add(new Part(plugin, work, itsTimer));
    }

    void run(Attributes attributes) {
      long start = timer.start();
      boolean rejected = true;
      try {
        ask(attributes);
        if (twice && attributes.reinvocation().begin()) {
          ask(attributes);
        }
        rejected = false;
      } finally {
        timer.stop(attributes.operation(), rejected, start);
      }
    }

    private void ask(Attributes attributes) {
      for (Part part : parts) {
        if (part.plugin.handles(attributes.operation())) {
          part.run(attributes);
        }
      }
    }
  }
}
