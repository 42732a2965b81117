package dev.kubewalk.tracer.diff;

import dev.kubewalk.tracer.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A setting that is not the same in two runs.
 *
 * @param name of a flag with its dashes, or {@link #VERSION} or {@link #JDK}
 * @param before empty when the first recording does not know it
 * @param after empty when the second recording does not know it
 */
public record Setting(String name, Optional<String> before, Optional<String> after) {
  public static final String VERSION = "version";
  public static final String JDK = "jdk";

  static List<Setting> differing(Recording before, Recording after) {
    List<Setting> settings = new ArrayList<>();
    add(
        settings,
        VERSION,
        before.header().facts().version(),
        after.header().facts().version());
    add(settings, JDK, before.header().jdk(), after.header().jdk());
    Map<String, String> first = before.flags();
    Map<String, String> second = after.flags();
    TreeSet<String> names = new TreeSet<>(first.keySet());
    names.addAll(second.keySet());
    names.forEach(name -> add(settings, "--" + name, first.get(name), second.get(name)));
    return List.copyOf(settings);
  }

  /** Whether it is a flag of the server. */
  public boolean isFlag() {
    return name.startsWith("--");
  }

  private static void add(List<Setting> settings, String name, String before, String after) {
    Setting setting = new Setting(name, Optional.ofNullable(before), Optional.ofNullable(after));
    if (!setting.before().equals(setting.after())) {
      settings.add(setting);
    }
  }
}
