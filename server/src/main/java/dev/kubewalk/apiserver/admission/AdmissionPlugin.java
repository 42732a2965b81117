package dev.kubewalk.apiserver.admission;

/**
 * One admission plugin. It implements {@link Mutating}, {@link Validating} or both, and throws
 * {@link dev.kubewalk.apimachinery.errors.StatusException} to refuse.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/interfaces.go (Interface)
 */
public interface AdmissionPlugin {
  /** The name used in flags, such as NamespaceLifecycle. */
  String name();

  /** Whether the plugin wants to see this operation at all. */
  boolean handles(Attributes.Operation operation);

  /** Changes objects before validation. Go: MutationInterface. */
  interface Mutating extends AdmissionPlugin {
    void admit(Attributes attributes);
  }

  /** Refuses objects after everything has been filled in. Go: ValidationInterface. */
  interface Validating extends AdmissionPlugin {
    void validate(Attributes attributes);
  }
}
