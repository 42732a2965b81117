package dev.kubewalk.apiserver.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apiserver.registry.generic.Store;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;
import java.util.List;

/**
 * Makes routes of API versions, and writes discovery documents.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/groupversion.go (APIGroupVersion.InstallREST)
 */
public interface GroupVersionInstaller {
  /** The service of one group version: everything below its root path. */
  Handler install(GroupVersion version, List<Store> stores);

  /** Writes a document in the form that the client asked for. */
  void writeDocument(Request request, ResponseWriter response, ObjectNode document)
      throws IOException;
}
