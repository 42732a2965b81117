package dev.kubewalk.registry.authorization;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.GoText;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * An object's metadata as Go prints a struct, for the one message that shows it whole.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go (ObjectMeta), printed by fmt's
 * {@code %#v}
 */
final class ObjectMetaText {
  private static final String NEVER = "0001-01-01T00:00:00Z";

  private ObjectMetaText() {}

  static String of(Unstructured metadata) {
    String deletion = metadata.stringAt("deletionTimestamp");
    StringJoiner fields = new StringJoiner(", ", "v1.ObjectMeta{", "}");
    text(fields, metadata, "Name", "name");
    text(fields, metadata, "GenerateName", "generateName");
    text(fields, metadata, "Namespace", "namespace");
    text(fields, metadata, "SelfLink", "selfLink");
    text(fields, metadata, "UID", "uid");
    text(fields, metadata, "ResourceVersion", "resourceVersion");
    fields.add("Generation:" + metadata.longAt("generation"));
    fields.add("CreationTimestamp:" + time(metadata.stringAt("creationTimestamp")));
    fields.add("DeletionTimestamp:" + (deletion.isEmpty() ? "<nil>" : time(deletion)));
    fields.add("DeletionGracePeriodSeconds:(*int64)(nil)");
    fields.add("Labels:" + GoText.map(metadata.stringMapAt("labels")));
    fields.add("Annotations:" + GoText.map(metadata.stringMapAt("annotations")));
    fields.add("OwnerReferences:[]v1.OwnerReference(nil)");
    fields.add("Finalizers:" + GoText.list("[]string", metadata.stringsAt("finalizers")));
    text(fields, metadata, "ClusterName", "clusterName");
    fields.add("ManagedFields:" + managers(metadata.objectsAt("managedFields")));
    return fields.toString();
  }

  private static String managers(List<Unstructured> entries) {
    if (entries.isEmpty()) {
      return "[]v1.ManagedFieldsEntry(nil)";
    }
    StringJoiner shown = new StringJoiner(", ", "[]v1.ManagedFieldsEntry{", "}");
    for (Unstructured entry : entries) {
      StringJoiner fields = new StringJoiner(", ", "v1.ManagedFieldsEntry{", "}");
      text(fields, entry, "Manager", "manager");
      text(fields, entry, "Operation", "operation");
      text(fields, entry, "APIVersion", "apiVersion");
      fields.add("Time:" + time(entry.stringAt("time")));
      text(fields, entry, "FieldsType", "fieldsType");
      // Go shows where the set lies in memory; the number says nothing to anyone.
      fields.add("FieldsV1:(*v1.FieldsV1)(0xc000000000)");
      shown.add(fields.toString());
    }
    return shown.toString();
  }

  private static void text(StringJoiner fields, Unstructured object, String shown, String field) {
    fields.add(shown + ":" + FieldError.quote(object.stringAt(field)));
  }

  private static String time(String stamp) {
    LocalDateTime time =
        LocalDateTime.ofInstant(Instant.parse(stamp.isEmpty() ? NEVER : stamp), ZoneOffset.UTC);
    return String.format(
        "time.Date(%d, time.%s, %d, %d, %d, %d, 0, time.UTC)",
        time.getYear(),
        time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond());
  }
}
