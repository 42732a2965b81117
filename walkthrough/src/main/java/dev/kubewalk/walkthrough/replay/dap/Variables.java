package dev.kubewalk.walkthrough.replay.dap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.debug.Variable;

/**
 * Lists and maps as the protocol shows them: a tree that the IDE opens branch by branch, asking for
 * each by a number. The numbers hold until the cursor moves.
 */
final class Variables {
  private final List<Map<String, Object>> branches = new ArrayList<>();

  void forget() {
    branches.clear();
  }

  /** The number of a new branch, from 1. */
  int branch(Map<String, ?> values) {
    branches.add(new LinkedHashMap<>(values));
    return branches.size();
  }

  /** What is in a branch; nothing when the number is an old one. */
  Variable[] in(int number) {
    if (number < 1 || number > branches.size()) {
      return new Variable[0];
    }
    return branches.get(number - 1).entrySet().stream()
        .map(value -> variable(value.getKey(), value.getValue()))
        .toArray(Variable[]::new);
  }

  Variable variable(String name, Object value) {
    Variable variable = new Variable();
    variable.setName(name);
    variable.setValue(String.valueOf(value));
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      Map<String, Object> branch = new LinkedHashMap<>();
      map.forEach((key, inner) -> branch.put(String.valueOf(key), inner));
      variable.setVariablesReference(branch(branch));
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      Map<String, Object> branch = new LinkedHashMap<>();
      list.forEach(element -> branch.put("[" + branch.size() + "]", element));
      variable.setVariablesReference(branch(branch));
    }
    return variable;
  }
}
