package dev.kubewalk.kv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OrderedTreeTest {
  @Test
  void behavesAsASortedMapUnderRandomChanges() {
    Random random = new Random(7);
    TreeMap<String, Integer> expected = new TreeMap<>();
    OrderedTree<Integer> tree = OrderedTree.empty();
    for (int i = 0; i < 20_000; i++) {
      String key = "k" + random.nextInt(3_000);
      if (random.nextInt(3) == 0) {
        expected.remove(key);
        tree = tree.remove(key);
      } else {
        expected.put(key, i);
        tree = tree.put(key, i);
      }
    }
    assertThat(entries(tree, "", "z")).isEqualTo(entries(expected));
    assertThat(tree.size()).isEqualTo(expected.size());
    for (int i = 0; i < 200; i++) {
      String from = "k" + random.nextInt(3_000);
      String to = "k" + random.nextInt(3_000);
      int count = from.compareTo(to) <= 0 ? expected.subMap(from, to).size() : 0;
      assertThat(tree.count(from, to)).isEqualTo(count);
      assertThat(entries(tree, from, to)).hasSize(count);
    }
  }

  @Test
  void anOldTreeStaysAsItWas() {
    OrderedTree<Integer> one = OrderedTree.<Integer>empty().put("a", 1).put("b", 2);
    OrderedTree<Integer> two = one.put("a", 3).remove("b");

    assertThat(entries(one, "", "z")).containsExactly("a=1", "b=2");
    assertThat(entries(two, "", "z")).containsExactly("a=3");
    assertThat(two.remove("nothing")).isSameAs(two);
  }

  @Test
  void aVisitStopsWhenToldTo() {
    OrderedTree<Integer> tree =
        OrderedTree.<Integer>empty().put("a", 1).put("b", 2).put("c", 3);
    List<String> seen = new ArrayList<>();
    tree.visit("", "z", (key, value) -> seen.add(key) && !key.equals("b"));
    assertThat(seen).containsExactly("a", "b");
  }

  private static List<String> entries(OrderedTree<Integer> tree, String start, String end) {
    List<String> entries = new ArrayList<>();
    tree.visit(start, end, (key, value) -> entries.add(key + "=" + value));
    return entries;
  }

  private static List<String> entries(Map<String, Integer> map) {
    return map.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }
}
