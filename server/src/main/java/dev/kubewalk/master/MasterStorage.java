package dev.kubewalk.master;

import dev.kubewalk.apiserver.endpoints.ResourceStorage;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.master.controller.Repair;
import java.util.List;

/**
 * The resources of the kube-apiserver and where their objects are.
 *
 * <p>Go: pkg/registry (LegacyRESTStorageProvider, RESTStorageProvider)
 */
public interface MasterStorage {
  /** The pages of a group (the core group is empty), in the order in which Go makes their stores. */
  List<Resource> resources(String group);

  /** The store of a page; the same for every version. */
  ResourceStorage store(Resource resource);

  /** Mends the record of service addresses. */
  Repair serviceIpRepair();

  /** Mends the record of node ports. */
  Repair nodePortRepair();
}
