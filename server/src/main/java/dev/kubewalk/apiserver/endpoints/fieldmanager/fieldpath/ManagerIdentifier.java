package dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath;

import java.util.Comparator;

/**
 * Who owns fields: an applier is known by its name, an updater by name and version.
 *
 * @param operation Apply or Update
 * @param apiVersion empty for appliers
 *     <p>Go:
 *     staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/internal/managedfields.go
 *     (BuildManagerIdentifier)
 */
public record ManagerIdentifier(String manager, String operation, String apiVersion)
    implements Comparable<ManagerIdentifier> {
  public static final String APPLY = "Apply";
  public static final String UPDATE = "Update";

  private static final Comparator<ManagerIdentifier> ORDER = Comparator.comparing(
          ManagerIdentifier::manager)
      .thenComparing(ManagerIdentifier::operation)
      .thenComparing(ManagerIdentifier::apiVersion);

  public static ManagerIdentifier of(String manager, String operation, String apiVersion) {
    boolean applies = operation.equals(APPLY);
    return new ManagerIdentifier(manager, operation, applies ? "" : apiVersion);
  }

  public static ManagerIdentifier applier(String manager) {
    return new ManagerIdentifier(manager, APPLY, "");
  }

  public static ManagerIdentifier updater(String manager, String apiVersion) {
    return new ManagerIdentifier(manager, UPDATE, apiVersion);
  }

  @Override
  public int compareTo(ManagerIdentifier other) {
    return ORDER.compare(this, other);
  }
}
