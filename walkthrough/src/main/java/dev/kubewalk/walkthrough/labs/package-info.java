/**
 * Breaking the server on purpose: faults injected by name at a named step, and what comes of them.
 *
 * <p>The server knows nothing of this. A fault gets in by two doors that are there anyway: the {@link
 * dev.kubewalk.tracer.Trace} that every step goes through ({@code FaultTrace}), and the {@link
 * dev.kubewalk.cmd.kubeapiserver.Environment} that the server stands on. Each run is compared with a
 * healthy one, so that what is told is what the fault did.
 *
 * <p>No Go counterpart. Start with {@link dev.kubewalk.walkthrough.labs.Labs}.
 */
package dev.kubewalk.walkthrough.labs;
