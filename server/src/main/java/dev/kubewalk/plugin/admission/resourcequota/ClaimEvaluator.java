package dev.kubewalk.plugin.admission.resourcequota;

import dev.kubewalk.apimachinery.api.resource.Quantity;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.Attributes.Operation;

/**
 * What volume claims use: their number and size, in all and for their storage class.
 *
 * <p>Go: pkg/quota/v1/evaluator/core/persistent_volume_claims.go (pvcEvaluator)
 */
final class ClaimEvaluator implements Evaluator {
  private static final String CLAIMS = "persistentvolumeclaims";
  private static final String COUNT = "count/persistentvolumeclaims";
  private static final String STORAGE = "requests.storage";
  private static final String CLASS_SUFFIX = ".storageclass.storage.k8s.io/";
  private static final String BETA_CLASS = "volume.beta.kubernetes.io/storage-class";

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE || operation == Operation.UPDATE;
  }

  @Override
  public boolean charges(String name) {
    return name.equals(CLAIMS)
        || name.equals(COUNT)
        || name.equals(STORAGE)
        || name.endsWith(CLASS_SUFFIX + CLAIMS)
        || name.endsWith(CLASS_SUFFIX + STORAGE);
  }

  @Override
  public Amounts usage(Unstructured claim) {
    Amounts usage = Amounts.none().with(CLAIMS, Quantity.of(1)).with(COUNT, Quantity.of(1));
    String storageClass = storageClass(claim);
    if (!storageClass.isEmpty()) {
      usage = usage.with(storageClass + CLASS_SUFFIX + CLAIMS, Quantity.of(1));
    }
    if (claim.has("spec.resources.requests.storage")) {
      Quantity size = Quantity.parse(claim.stringAt("spec.resources.requests.storage"));
      usage = usage.with(STORAGE, size);
      if (!storageClass.isEmpty()) {
        usage = usage.with(storageClass + CLASS_SUFFIX + STORAGE, size);
      }
    }
    return usage;
  }

  private static String storageClass(Unstructured claim) {
    String beta = claim.annotations().getOrDefault(BETA_CLASS, "");
    return beta.isEmpty() ? claim.stringAt("spec.storageClassName") : beta;
  }
}
