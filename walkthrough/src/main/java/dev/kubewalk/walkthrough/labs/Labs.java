package dev.kubewalk.walkthrough.labs;

import dev.kubewalk.tracer.Steps;
import java.util.List;
import java.util.Optional;

/** All labs: a start can fail early, half-way, or look well and not be. */
public final class Labs {
  private static final String CRD = """
      {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
       "metadata": {"name": "widgets.lab.kubewalk.dev"},
       "spec": {"group": "lab.kubewalk.dev", "scope": "Namespaced",
                "names": {"plural": "widgets", "kind": "Widget"},
                "versions": [{"name": "v1", "served": true, "storage": true,
                              "schema": {"openAPIV3Schema": {"type": "object"}}}]}}
      """;
  private static final String NAMESPACE =
      "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"lab\"}}";
  private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

  private Labs() {}

  public static List<Lab> all() {
    return List.of(
        new Lab("store-down", Faults.storeDown(), List.of()),
        new Lab("certificate-unreadable", Faults.certificateUnreadable(), List.of()),
        new Lab("port-taken", Faults.portTaken(), List.of()),
        new Lab(
            "hook-panics", Faults.panics(Steps.HOOK_BOOTSTRAP_SYSTEM_PRIORITY_CLASSES), List.of()),
        new Lab(
            "hook-hangs",
            Faults.hangs(Steps.HOOK_RBAC_BOOTSTRAP_ROLES),
            List.of(
                Question.get("/apis/rbac.authorization.k8s.io/v1/clusterroles/cluster-admin"),
                Question.get("/api/v1/namespaces/kube-system"))),
        new Lab(
            "store-lost",
            Faults.storeLost(),
            List.of(
                Question.get("/version"),
                Question.get("/api/v1/namespaces/default"),
                Question.post("/api/v1/namespaces", NAMESPACE))),
        new Lab(
            "slow-authorizer",
            Faults.slowAuthorizer(),
            List.of(
                Question.get("/version"),
                Question.getAnonymously("/version"),
                Question.getAnonymously("/livez"))),
        new Lab(
            "delegate-missing",
            Faults.delegateMissing(),
            List.of(
                Question.get("/api/v1/namespaces/default"),
                Question.get("/apis/apiextensions.k8s.io/v1"),
                Question.get(CRDS),
                Question.get("/no-such-path"))),
        new Lab(
            "crd-never-establishes",
            Faults.hangs(Steps.HOOK_START_API_EXTENSIONS_CONTROLLERS),
            List.of(
                Question.post(CRDS, CRD),
                Question.getEventually("/apis/lab.kubewalk.dev/v1/namespaces/default/widgets"),
                Question.get(CRDS + "/widgets.lab.kubewalk.dev"))));
  }

  public static Optional<Lab> named(String name) {
    return all().stream().filter(lab -> lab.name().equals(name)).findFirst();
  }
}
