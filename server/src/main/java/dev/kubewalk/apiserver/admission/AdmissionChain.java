package dev.kubewalk.apiserver.admission;

import java.util.List;

/**
 * All plugins in their order, as one: first every mutating one, later (when the store has
 * defaulted and validated the object) every validating one.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/chain.go (chainAdmissionHandler)
 */
public record AdmissionChain(List<AdmissionPlugin> plugins) {
  private static final AdmissionChain EMPTY = new AdmissionChain(List.of());

  public AdmissionChain {
    plugins = List.copyOf(plugins);
  }

  /** Lets everything pass. */
  public static AdmissionChain empty() {
    return EMPTY;
  }

  public void admit(Attributes attributes) {
    for (AdmissionPlugin plugin : plugins) {
      if (plugin instanceof AdmissionPlugin.Mutating mutating
          && plugin.handles(attributes.operation())) {
        mutating.admit(attributes);
      }
    }
  }

  public void validate(Attributes attributes) {
    for (AdmissionPlugin plugin : plugins) {
      if (plugin instanceof AdmissionPlugin.Validating validating
          && plugin.handles(attributes.operation())) {
        validating.validate(attributes);
      }
    }
  }
}
