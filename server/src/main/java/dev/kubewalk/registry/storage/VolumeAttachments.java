package dev.kubewalk.registry.storage;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.bool;
import static dev.kubewalk.registry.page.Cells.field;
import static dev.kubewalk.registry.page.Rules.rules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Column;
import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Scope;

/** storage.k8s.io VolumeAttachment. Go: pkg/registry/storage/volumeattachment. */
final class VolumeAttachments {
  private VolumeAttachments() {}

  static Resource define() {
    return Resource.of("storage.k8s.io", "volumeattachments", "VolumeAttachment")
        .version("v1", Defaults.none())
        .version("v1beta1", Defaults.none())
        .storedAs("storage.k8s.io/v1")
        .needsResourceVersion()
        .strategy(rules()
            .onCreate(VolumeAttachments::prepare)
            .onUpdate(VolumeAttachments::prepareUpdate)
            .checks(VolumeAttachments::validate)
            .checksUpdate((attachment, old) -> attachment.immutable("spec", old)))
        .status(Rules.keeping("spec", "metadata"))
        .onlyIn("v1", "status")
        .deletes(DeleteRules.PLAIN.returningObject())
        .columns(
            new Column(
                "Attacher",
                "string",
                "name",
                "",
                0,
                (attachment, now) ->
                    JsonNodeFactory.instance.textNode(attachment.stringAt("spec.attacher"))),
            field("PV", "spec.source.persistentVolumeName"),
            field("Node", "spec.nodeName"),
            bool("Attached", attachment -> attachment.booleanAt("status.attached")),
            age())
        .build();
  }

  /** In v1 the status has a path of its own; before, it did not. */
  private static void prepare(RequestContext context, Unstructured attachment) {
    if (context.info().apiVersion().equals("v1")) {
      Rules.clear(attachment, "status");
      attachment.set("status.attached", false);
    }
  }

  private static void prepareUpdate(
      RequestContext context, Unstructured attachment, Unstructured old) {
    if (context.info().apiVersion().equals("v1")) {
      Rules.keep(attachment, old, "status");
    }
  }

  private static void validate(Scope attachment) {
    Scope spec = attachment.in("spec");
    Scope source = spec.in("source");
    boolean volume = source.has("persistentVolumeName");
    boolean inline = source.has("inlineVolumeSpec");
    if (!volume && !inline) {
      source.required("", "must specify exactly one of inlineVolumeSpec and persistentVolumeName");
    } else if (volume && inline) {
      source.forbidden("", "must specify exactly one of inlineVolumeSpec and persistentVolumeName");
    } else if (volume && source.text("persistentVolumeName").isEmpty()) {
      source.required("persistentVolumeName", "");
    }
    if (!Formats.dnsSubdomain(spec.text("nodeName")).isEmpty()) {
      spec.dnsSubdomain("nodeName");
    }
    CsiNames.driver(spec, "attacher");
  }
}
