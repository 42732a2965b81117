package dev.kubewalk.tracer.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.Steps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An AppMap's class map: packages in packages, classes in these, functions in classes. */
final class AppMapClasses {
  private final StepLocations locations;
  private final ArrayNode top = Json.array();
  private final Map<String, ArrayNode> children = new HashMap<>();

  AppMapClasses(StepLocations locations) {
    this.locations = locations;
  }

  /** The map with a function for each of the entries. */
  ArrayNode of(List<Steps> entries) {
    for (Steps entry : entries) {
      AppMapFunction function = AppMapFunction.of(entry, locations);
      ArrayNode siblings = top;
      StringBuilder path = new StringBuilder();
      for (String folder : function.packages()) {
        path.append(folder).append('/');
        siblings = child(siblings, path.toString(), "package", folder);
      }
      path.append(function.className());
      siblings = child(siblings, path.toString(), "class", function.className());
      ObjectNode node = siblings
          .addObject()
          .put("name", function.name())
          .put("type", "function")
          .put("static", false)
          .put("location", function.file())
          .put("comment", "Go: " + entry.goFunction() + " (" + entry.goFile() + ")");
      node.putArray("labels").add(entry.key());
    }
    return top;
  }

  private ArrayNode child(ArrayNode siblings, String path, String type, String name) {
    return children.computeIfAbsent(
        path, key -> siblings.addObject().put("name", name).put("type", type).putArray("children"));
  }
}
