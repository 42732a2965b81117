package dev.kubewalk.apiserver.features;

import static dev.kubewalk.componentbase.featuregate.Feature.alpha;
import static dev.kubewalk.componentbase.featuregate.Feature.beta;
import static dev.kubewalk.componentbase.featuregate.Feature.ga;
import static dev.kubewalk.componentbase.featuregate.Feature.locked;

import dev.kubewalk.componentbase.featuregate.Feature;
import dev.kubewalk.componentbase.featuregate.Feature.Stage;
import java.util.List;

/**
 * The features of the generic API server. Those with a constant are asked for in our code.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/features/kube_features.go (defaultKubernetesFeatureGates)
 */
public final class GenericFeatures {
  public static final String DYNAMIC_AUDITING = "DynamicAuditing";
  public static final String API_PRIORITY_AND_FAIRNESS = "APIPriorityAndFairness";
  public static final String REMAINING_ITEM_COUNT = "RemainingItemCount";
  public static final String SERVER_SIDE_APPLY = "ServerSideApply";
  public static final String STORAGE_VERSION_HASH = "StorageVersionHash";
  public static final String API_RESPONSE_COMPRESSION = "APIResponseCompression";
  public static final String REMOVE_SELF_LINK = "RemoveSelfLink";
  public static final String WATCH_BOOKMARK = "WatchBookmark";

  private static final List<Feature> ALL = List.of(
      new Feature("StreamingProxyRedirects", true, Stage.DEPRECATED, false),
      beta("ValidateProxyRedirects", true),
      ga("AdvancedAuditing"),
      alpha("DynamicAuditing"),
      beta("APIResponseCompression", true),
      beta("APIListChunking", true),
      beta("DryRun", true),
      beta("RemainingItemCount", true),
      beta("ServerSideApply", true),
      beta("StorageVersionHash", true),
      alpha("WinOverlay"),
      alpha("WinDSR"),
      locked("WatchBookmark"),
      alpha("APIPriorityAndFairness"),
      alpha("RemoveSelfLink"),
      alpha("SelectorIndex"));

  private GenericFeatures() {}

  /** Every feature with its default and stage. */
  public static List<Feature> all() {
    return ALL;
  }
}
