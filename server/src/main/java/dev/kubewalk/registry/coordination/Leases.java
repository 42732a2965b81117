package dev.kubewalk.registry.coordination;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.field;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Scope;

/** coordination.k8s.io Lease. Go: pkg/registry/coordination/lease. */
final class Leases {
  private Leases() {}

  static Resource define() {
    return Resource.of("coordination.k8s.io", "leases", "Lease")
        .namespaced()
        .version("v1beta1", Defaults.none())
        .version("v1", Defaults.none())
        .storedAs("coordination.k8s.io/v1beta1")
        .createsOnUpdate()
        .needsResourceVersion()
        .strategy(rules().checks(Leases::validate))
        .columns(field("Holder", "spec.holderIdentity"), age())
        .build();
  }

  private static void validate(Scope lease) {
    Scope spec = lease.in("spec");
    if (spec.has("leaseDurationSeconds") && spec.number("leaseDurationSeconds") <= 0) {
      spec.invalid("leaseDurationSeconds", "must be greater than 0");
    }
    if (spec.has("leaseTransitions")) {
      spec.nonNegative("leaseTransitions");
    }
  }
}
