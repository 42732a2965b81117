package dev.kubewalk.registry.core.persistentvolume;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Quantities;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Scope;
import java.util.List;

/** What persistent volumes and claims must look like. Go: pkg/apis/core/validation. */
final class PersistentVolumeRules {
  private static final List<String> RECLAIM = List.of("Delete", "Recycle", "Retain");
  private static final List<String> SOURCES = List.of(
      "hostPath",
      "gcePersistentDisk",
      "awsElasticBlockStore",
      "glusterfs",
      "flocker",
      "nfs",
      "rbd",
      "quobyte",
      "cephfs",
      "iscsi",
      "cinder",
      "fc",
      "flexVolume",
      "azureFile",
      "vsphereVolume",
      "photonPersistentDisk",
      "portworxVolume",
      "azureDisk",
      "scaleIO",
      "local",
      "storageos",
      "csi");
  private static final String CLAIM_FIXED =
      "is immutable after creation except resources.requests for bound claims";

  private PersistentVolumeRules() {}

  static void validate(Scope volume) {
    Scope spec = volume.in("spec");
    accessModes(spec);
    if (spec.isEmpty("capacity")) {
      spec.required("capacity", "");
    }
    if (!spec.node("capacity").has("storage") || spec.node("capacity").size() > 1) {
      spec.add(
          FieldError.notSupported(spec.at("capacity"), capacityShown(spec), List.of("storage")));
    }
    spec.node("capacity").properties().forEach(entry -> positive(spec, "capacity", entry.getKey()));
    if (!spec.text("persistentVolumeReclaimPolicy").isEmpty()) {
      spec.oneOf("persistentVolumeReclaimPolicy", RECLAIM);
    }
    if (spec.has("nodeAffinity")) {
      nodeAffinity(spec.in("nodeAffinity"));
    }
    sources(spec);
    if (spec.text("hostPath.path").equals("/")
        && spec.text("persistentVolumeReclaimPolicy").equals("Recycle")) {
      spec.forbidden(
          "persistentVolumeReclaimPolicy", "may not be 'recycle' for a hostPath mount of '/'");
    }
    String storageClass = spec.text("storageClassName");
    if (!storageClass.isEmpty()) {
      spec.dnsSubdomain("storageClassName");
    }
    String mode = spec.text("volumeMode");
    if (!mode.isEmpty()) {
      spec.oneOf("volumeMode", List.of("Block", "Filesystem"));
    }
  }

  private static void nodeAffinity(Scope affinity) {
    if (!affinity.has("required")) {
      affinity.required("required", "must specify required node constraints");
    } else if (affinity.isEmpty("required.nodeSelectorTerms")) {
      affinity.required("required.nodeSelectorTerms", "must have at least one node selector term");
    }
  }

  private static void accessModes(Scope spec) {
    if (spec.isEmpty("accessModes")) {
      spec.required("accessModes", "");
    }
    for (String mode : spec.texts("accessModes")) {
      if (!AccessModes.ALL.contains(mode)) {
        spec.add(FieldError.notSupported(spec.at("accessModes"), mode, AccessModes.ALL));
      }
    }
  }

  private static String capacityShown(Scope spec) {
    return spec.node("capacity").toString();
  }

  private static void positive(Scope spec, String list, String name) {
    String value = spec.node(list).path(name).asText();
    if (Quantities.parse(value).signum() <= 0) {
      spec.add(
          FieldError.invalid(spec.at(list + "[" + name + "]"), value, "must be greater than zero"));
    }
  }

  private static void sources(Scope spec) {
    List<String> found = SOURCES.stream().filter(spec::has).toList();
    if (found.isEmpty()) {
      spec.required("", "must specify a volume type");
      return;
    }
    for (int i = 1; i < found.size(); i++) {
      spec.forbidden(found.get(i), "may not specify more than 1 volume type");
    }
    Scope source = spec.in(found.get(0));
    switch (found.get(0)) {
      case "hostPath" -> {
        if (source.present("path")) {
          withoutBacksteps(source);
        }
      }
      case "nfs" -> {
        source.present("server");
        if (source.present("path") && !source.text("path").startsWith("/")) {
          source.invalid("path", "must be an absolute path");
        }
      }
      case "csi" -> {
        source.present("driver");
        source.dnsSubdomain("driver");
        source.present("volumeHandle");
      }
      case "local" -> {
        if (source.present("path")) {
          withoutBacksteps(source);
        }
        if (!spec.has("nodeAffinity")) {
          spec.required("nodeAffinity", "Local volume requires node affinity");
        }
      }
      default -> {}
    }
  }

  private static void withoutBacksteps(Scope source) {
    if (List.of(source.text("path").split("/")).contains("..")) {
      source.invalid("path", "must not contain '..'");
    }
  }

  static void validateUpdate(Scope volume, Scope old) {
    validate(volume);
    for (String source : SOURCES) {
      JsonNode now = volume.node("spec." + source);
      if (!Rules.same(now, old.node("spec." + source))) {
        volume.forbidden("spec.persistentvolumesource", "is immutable after creation");
        break;
      }
    }
    volume.in("spec").immutable("volumeMode", old.in("spec"));
    if (old.has("spec.nodeAffinity")) {
      volume.in("spec").immutable("nodeAffinity", old.in("spec"));
    }
  }

  static void validateClaim(Scope claim) {
    Scope spec = claim.in("spec");
    accessModes(spec);
    if (!spec.node("resources.requests").has("storage")) {
      spec.required("resources[storage]", "");
    } else {
      positive(spec, "resources.requests", "storage");
    }
    if (!spec.text("storageClassName").isEmpty()) {
      spec.dnsSubdomain("storageClassName");
    }
    if (!spec.text("volumeMode").isEmpty()) {
      spec.oneOf("volumeMode", List.of("Block", "Filesystem"));
    }
    if (spec.has("selector")) {
      spec.in("selector").labels("matchLabels");
    }
  }

  static void validateClaimUpdate(Scope claim, Scope old) {
    String storageClass =
        claim.object().annotations().getOrDefault(StorageClassNames.ANNOTATION, "");
    if (!storageClass.equals(
        old.object().annotations().getOrDefault(StorageClassNames.ANNOTATION, ""))) {
      claim.add(FieldError.invalid(
          "metadata.annotations." + StorageClassNames.ANNOTATION, storageClass, Formats.IMMUTABLE));
    }
    var wanted = claim.object().objectAt("spec").copy();
    var had = old.object().objectAt("spec").copy();
    boolean bound = old.text("status.phase").equals("Bound");
    if (had.stringAt("volumeName").isEmpty()) {
      wanted.remove("volumeName");
      had.remove("volumeName");
    }
    String before = had.stringAt("resources.requests.storage");
    String after = wanted.stringAt("resources.requests.storage");
    if (bound) {
      wanted.remove("resources.requests.storage");
      had.remove("resources.requests.storage");
    }
    if (!wanted.equals(had)) {
      claim.forbidden("spec", CLAIM_FIXED);
    }
    if (Quantities.compare(after, before) < 0) {
      claim.forbidden(
          "spec.resources.requests.storage", "field can not be less than previous value");
    }
    claim.in("spec").immutable("volumeMode", old.in("spec"));
  }
}
