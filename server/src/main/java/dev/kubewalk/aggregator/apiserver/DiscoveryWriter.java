package dev.kubewalk.aggregator.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;

/**
 * Writes a discovery document in the form that the client asked for.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/responsewriters/writers.go
 * (WriteObjectNegotiated)
 */
@FunctionalInterface
public interface DiscoveryWriter {
  void write(Request request, ResponseWriter response, ObjectNode document) throws IOException;
}
