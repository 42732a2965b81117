package dev.kubewalk.cmd.kubeapiserver;

import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;

/**
 * How nodes, pods and services are reached: directly, since SSH tunnels are refused by name. No
 * connection is opened here.
 *
 * <p>Go: cmd/kube-apiserver/app/server.go (CreateNodeDialer)
 *
 * @param tunneled always false; tunnels ended with 1.18's deprecated flags
 */
record NodeDialer(boolean tunneled) {
  static NodeDialer create(Trace trace) {
    try (Step step = trace.step(Steps.CREATE_NODE_DIALER)) {
      step.note("tunneler", "none");
      return new NodeDialer(false);
    }
  }
}
