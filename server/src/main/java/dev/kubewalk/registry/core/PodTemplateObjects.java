package dev.kubewalk.registry.core;

import static dev.kubewalk.registry.page.Cells.pairs;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apiserver.registry.rest.Column;
import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.core.pod.PodTemplates;
import dev.kubewalk.registry.page.Cells;

/** v1 PodTemplate. Go: pkg/registry/core/podtemplate. */
final class PodTemplateObjects {
  private PodTemplateObjects() {}

  static Resource define() {
    return Resource.of("", "podtemplates", "PodTemplate")
        .namespaced()
        .version("v1", PodTemplates.at("template"))
        .strategy(rules().checks(template -> PodTemplates.validate(template.in("template"))))
        .deletes(DeleteRules.PLAIN.returningObject())
        .columns(
            shown(Cells.containers("template.spec")),
            shown(Cells.images("template.spec")),
            text("Pod Labels", template -> pairs(template.stringMapAt("template.metadata.labels"))))
        .build();
  }

  private static Column shown(Column column) {
    return new Column(column.name(), column.type(), "", "", 0, column.cell());
  }
}
