package dev.kubewalk.registry.core.pod;

import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Quantities;
import dev.kubewalk.registry.page.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A pod's volumes. Go: pkg/apis/core/validation (ValidateVolumes, validateVolumeSource). */
final class Volumes {
  /** Kinds of volumes in the order in which they are looked at, with what each must say. */
  private static final List<Map.Entry<String, List<String>>> KINDS = List.of(
      Map.entry("emptyDir", List.of()),
      Map.entry("hostPath", List.of("path")),
      Map.entry("gitRepo", List.of("repository")),
      Map.entry("gcePersistentDisk", List.of("pdName")),
      Map.entry("awsElasticBlockStore", List.of("volumeID")),
      Map.entry("secret", List.of("secretName")),
      Map.entry("nfs", List.of("server", "path")),
      Map.entry("iscsi", List.of("targetPortal", "iqn")),
      Map.entry("glusterfs", List.of("endpoints", "path")),
      Map.entry("flocker", List.of()),
      Map.entry("persistentVolumeClaim", List.of("claimName")),
      Map.entry("rbd", List.of("image")),
      Map.entry("cinder", List.of("volumeID")),
      Map.entry("cephfs", List.of()),
      Map.entry("quobyte", List.of("registry", "volume")),
      Map.entry("downwardAPI", List.of()),
      Map.entry("fc", List.of()),
      Map.entry("flexVolume", List.of("driver")),
      Map.entry("configMap", List.of("name")),
      Map.entry("azureFile", List.of("secretName", "shareName")),
      Map.entry("vsphereVolume", List.of("volumePath")),
      Map.entry("photonPersistentDisk", List.of("pdID")),
      Map.entry("portworxVolume", List.of("volumeID")),
      Map.entry("azureDisk", List.of("diskName", "diskURI")),
      Map.entry("storageos", List.of()),
      Map.entry("projected", List.of()),
      Map.entry("scaleIO", List.of("gateway", "system", "volumeName")),
      Map.entry("csi", List.of("driver")));

  private static final List<String> HOST_PATHS = List.of(
      "",
      "BlockDevice",
      "CharDevice",
      "Directory",
      "DirectoryOrCreate",
      "File",
      "FileOrCreate",
      "Socket");
  private static final List<String> FIELDS = List.of(
      "metadata.annotations",
      "metadata.labels",
      "metadata.name",
      "metadata.namespace",
      "metadata.uid");

  private static final List<String> PROJECTED =
      List.of("secret", "configMap", "downwardAPI", "serviceAccountToken");

  private Volumes() {}

  /** Checks them, and gives the names of those that are right. */
  static Set<String> validate(Scope spec) {
    Set<String> names = new HashSet<>();
    for (Scope volume : spec.each("volumes")) {
      int before = volume.errors().asList().size();
      source(volume);
      String name = volume.text("name");
      if (name.isEmpty()) {
        volume.required("name", "");
      } else {
        volume.dnsLabel("name");
        if (names.contains(name)) {
          volume.duplicate("name");
        }
      }
      if (volume.errors().asList().size() == before) {
        names.add(name);
      }
    }
    return names;
  }

  private static void source(Scope volume) {
    int found = 0;
    for (Map.Entry<String, List<String>> kind : KINDS) {
      String field = kind.getKey();
      if (!volume.has(field)) {
        continue;
      }
      if (found++ > 0) {
        volume.forbidden(field, "may not specify more than 1 volume type");
        continue;
      }
      Scope source = volume.in(field);
      for (String needed : kind.getValue()) {
        if (source.text(needed).isEmpty()) {
          source.required(needed, "");
        }
      }
      details(field, source);
    }
    if (found == 0) {
      volume.required("", "must specify a volume type");
    }
  }

  private static void details(String kind, Scope source) {
    switch (kind) {
      case "hostPath" -> {
        Mounts.noDots(source, "path");
        if (!HOST_PATHS.contains(source.text("type"))) {
          source.oneOf("type", HOST_PATHS);
        }
      }
      case "nfs" -> {
        if (!source.text("path").isEmpty() && !source.text("path").startsWith("/")) {
          source.invalid("path", "must be an absolute path");
        }
      }
      case "secret", "configMap" -> {
        mode(source, "defaultMode");
        source.each("items").forEach(Volumes::keyToPath);
      }
      case "downwardAPI" -> {
        mode(source, "defaultMode");
        source.each("items").forEach(item -> downward(item.named(source.path())));
      }
      case "projected" -> projected(source);
      case "iscsi" -> iscsi(source);
      case "csi" -> {
        if (!source.text("driver").isEmpty()) {
          Formats.dnsSubdomain(source.text("driver").toLowerCase(Locale.ROOT))
              .forEach(problem -> source.invalid("driver", problem));
        }
      }
      case "rbd", "cephfs" -> {
        if (source.isEmpty("monitors")) {
          source.required("monitors", "");
        }
      }
      case "emptyDir" -> {
        if (source.has("sizeLimit")
            && Quantities.parse(source.text("sizeLimit")).signum() < 0) {
          source.forbidden("sizeLimit", "SizeLimit field must be a valid resource quantity");
        }
      }
      default -> {}
    }
  }

  private static void iscsi(Scope source) {
    String name = source.text("iqn");
    if (!name.isEmpty()
        && !name.startsWith("iqn")
        && !name.startsWith("eui")
        && !name.startsWith("naa")) {
      source.invalid("iqn", "must be valid format starting with iqn, eui, or naa");
    }
    if (source.number("lun") < 0 || source.number("lun") > 255) {
      source.invalid("lun", "must be between 0 and 255, inclusive");
    }
  }

  private static void projected(Scope source) {
    mode(source, "defaultMode");
    Set<String> paths = new HashSet<>();
    for (Scope part : source.each("sources")) {
      if (part.has("secret") && part.text("secret.name").isEmpty()) {
        part.required("secret.name", "");
      }
      if (part.has("configMap") && part.text("configMap.name").isEmpty()) {
        part.required("configMap.name", "");
      }
      for (String kind : List.of("secret", "configMap", "downwardAPI")) {
        for (Scope item : part.in(kind).each("items")) {
          if (kind.equals("downwardAPI")) {
            downward(item.named(part.at(kind)));
          } else {
            keyToPath(item);
          }
          if (!item.text("path").isEmpty() && !paths.add(item.text("path"))) {
            source.add(FieldError.invalid(
                source.path(), item.text("path"), "conflicting duplicate paths"));
          }
        }
      }
      token(part, source);
      long kinds = PROJECTED.stream().filter(part::has).count();
      if (kinds > 1) {
        part.forbidden("", "may not specify more than 1 volume type");
      }
    }
  }

  /**
   * @param projected where Go looks for the path
   */
  private static void token(Scope part, Scope projected) {
    if (!part.has("serviceAccountToken")) {
      return;
    }
    Scope token = part.in("serviceAccountToken");
    long seconds = token.number("expirationSeconds");
    if (seconds < 600) {
      token.invalid("expirationSeconds", "may not specify a duration less than 10 minutes");
    }
    if (seconds > 1L << 32) {
      token.invalid("expirationSeconds", "may not specify a duration larger than 2^32 seconds");
    }
    if (token.text("path").isEmpty()) {
      projected.required("path", "");
    } else {
      Mounts.localPath(token.named(projected.path()), "path");
    }
  }

  private static void keyToPath(Scope item) {
    if (item.text("key").isEmpty()) {
      item.required("key", "");
    }
    if (item.text("path").isEmpty()) {
      item.required("path", "");
    }
    local(item);
    mode(item, "mode");
  }

  private static void downward(Scope item) {
    if (item.text("path").isEmpty()) {
      item.required("path", "");
    }
    local(item);
    if (item.has("fieldRef")) {
      Environment.fieldRef(item.in("fieldRef"), FIELDS, true);
      if (item.has("resourceFieldRef")) {
        item.invalidShown(
            "resource",
            "\"\"",
            "fieldRef and resourceFieldRef can not be specified simultaneously");
      }
    } else if (item.has("resourceFieldRef")) {
      Environment.resourceRef(item.in("resourceFieldRef"), true);
    } else {
      item.required("", "one of fieldRef and resourceFieldRef is required");
    }
    mode(item, "mode");
  }

  private static void local(Scope item) {
    Mounts.localPath(item, "path");
    String path = item.text("path");
    if (path.startsWith("..") && !path.startsWith("../") && !path.equals("..")) {
      item.invalid("path", "must not start with '..'");
    }
  }

  private static void mode(Scope scope, String field) {
    if (scope.has(field) && (scope.number(field) > 511 || scope.number(field) < 0)) {
      scope.invalid(field, "must be a number between 0 and 0777 (octal), both inclusive");
    }
  }
}
