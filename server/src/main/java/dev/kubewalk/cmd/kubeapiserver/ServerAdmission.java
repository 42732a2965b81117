package dev.kubewalk.cmd.kubeapiserver;

import dev.kubewalk.apiserver.admission.AdmissionChain;

/**
 * Makes the admission chain of a server; each server of the chain has one of its own.
 *
 * <p>Go: pkg/kubeapiserver/options/admission.go (AdmissionOptions.ApplyTo)
 */
@FunctionalInterface
interface ServerAdmission {
  AdmissionChain newChain();
}
