package dev.kubewalk.plugin.auth.authorizer.rbac.bootstrappolicy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.plugin.auth.authorizer.rbac.PolicyRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the data files. An object starts at the left margin with its kind and name, and is followed
 * by indented lines: rules, subjects, {@code label}, {@code aggregates} or {@code of}.
 */
final class PolicyText {
  private static final String GROUP = "rbac.authorization.k8s.io";
  private static final String AGGREGATION_PREFIX = GROUP + "/";
  private static final int NAMES_COLUMN = 3;

  private final Unstructured object;

  private PolicyText(String kind, String qualifiedName) {
    String[] parts = qualifiedName.split("/", 2);
    object = Unstructured.create(GROUP + "/v1", kind);
    object.set("metadata.name", parts[parts.length - 1]);
    if (parts.length == 2) {
      object.set("metadata.namespace", parts[0]);
    }
    object.setLabel("kubernetes.io/bootstrapping", "rbac-defaults");
    object.setAnnotation(Reconciler.AUTO_UPDATE, "true");
    if (kind.endsWith("Binding")) {
      refer(kind.equals("RoleBinding") ? "Role" : "ClusterRole", object.name());
    } else {
      object.node().putNull("rules");
    }
  }

  static PolicyText binding(String kind, String qualifiedName) {
    return new PolicyText(kind, qualifiedName);
  }

  static List<Unstructured> read(String file) {
    List<PolicyText> objects = new ArrayList<>();
    for (String line : lines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith(" ")) {
        objects.get(objects.size() - 1).addLine(line.strip());
      } else {
        String[] words = line.split(" ", 2);
        objects.add(new PolicyText(words[0], words[1]));
      }
    }
    return objects.stream().map(PolicyText::build).toList();
  }

  private static List<String> lines(String file) {
    try (InputStream in = PolicyText.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read " + file + " of the program itself", broken);
    }
  }

  private void addLine(String line) {
    if (line.contains("|")) {
      addRule(line);
      return;
    }
    String[] words = line.split(" ", 2);
    switch (words[0]) {
      case "label" -> object.setLabel(AGGREGATION_PREFIX + words[1], "true");
      case "aggregates" -> aggregate(AGGREGATION_PREFIX + words[1]);
      case "of" -> refer("Role", words[1]);
      default -> addSubject(words[0], words[1]);
    }
  }

  private void addRule(String line) {
    String[] columns = line.split("\\|", -1);
    List<String> none = List.of();
    List<String> names = columns.length > NAMES_COLUMN ? sorted(columns[NAMES_COLUMN]) : none;
    boolean paths = columns[1].strip().equals("(paths)");
    PolicyRule rule = paths
        ? new PolicyRule(sorted(columns[0]), none, none, none, sorted(columns[2]))
        : new PolicyRule(sorted(columns[0]), sorted(columns[1]), sorted(columns[2]), names, none);
    object.ensureArray("rules").add(rule.toNode());
  }

  /** The reference sorts every list of a rule. */
  private static List<String> sorted(String column) {
    return Arrays.stream(column.split(","))
        .map(String::strip)
        .map(word -> word.equals("\"\"") ? "" : word)
        .sorted()
        .toList();
  }

  private void aggregate(String label) {
    ObjectNode selector =
        object.ensureArray("aggregationRule.clusterRoleSelectors").addObject();
    selector.putObject("matchLabels").put(label, "true");
  }

  private void refer(String kind, String name) {
    object.ensureObject("roleRef").put("apiGroup", GROUP).put("kind", kind).put("name", name);
  }

  PolicyText addSubject(String kind, String qualifiedName) {
    ArrayNode subjects = object.ensureArray("subjects");
    ObjectNode subject = subjects.addObject().put("kind", kind);
    if (kind.equals("ServiceAccount")) {
      String[] parts = qualifiedName.split("/", 2);
      subject.put("name", parts[1]).put("namespace", parts[0]);
    } else {
      subject.put("apiGroup", GROUP).put("name", qualifiedName);
    }
    return this;
  }

  Unstructured build() {
    return object;
  }
}
