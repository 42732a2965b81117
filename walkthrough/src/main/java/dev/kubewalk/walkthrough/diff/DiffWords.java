package dev.kubewalk.walkthrough.diff;

import dev.kubewalk.walkthrough.narration.Language;

/**
 * The fixed words of a comparison in one language. Those with a {@code %} are formats.
 *
 * @param counts of steps added, removed, moved, ended differently, with other notes, slower, faster
 * @param perhaps before the flags that may be behind a difference
 */
record DiffWords(
    String settings,
    String noSettings,
    String version,
    String notRecorded,
    String empty,
    String sameSteps,
    String counts,
    String inside,
    String itself,
    String moved,
    String ok,
    String failed,
    String open,
    String reordered,
    String cutOff,
    String header,
    String startup,
    String perhaps) {

  private static final DiffWords EN = new DiffWords(
      "Settings that differ",
      "No setting differs.",
      "Kubernetes version",
      "(not recorded)",
      "(empty)",
      "The same steps, in the same order, with the same outcome.",
      "Steps: %d added, %d removed, %d in another order, %d ended differently; "
          + "%d with other notes; %d slower, %d faster",
      "(%d inside)",
      "itself %s → %s",
      "in another order",
      "ok",
      "failed: %s",
      "still open",
      "in another order",
      "%s ends early: its run was killed or is still going on",
      "%s  (%d steps%s)",
      ", start-up %s",
      "perhaps %s");

  private static final DiffWords ZH = new DiffWords(
      "不同的设置",
      "设置没有差异。",
      "Kubernetes 版本",
      "（未记录）",
      "（空）",
      "步骤相同，顺序相同，结果也相同。",
      "步骤：新增 %d，消失 %d，顺序变化 %d，结果不同 %d；记录值不同 %d；变慢 %d，变快 %d",
      "（内含 %d 步）",
      "自身耗时 %s → %s",
      "顺序不同",
      "成功",
      "失败：%s",
      "尚未结束",
      "顺序不同",
      "%s 没有正常结束：该次运行被强行终止，或仍在进行",
      "%s（%d 个步骤%s）",
      "，启动用时 %s",
      "可能与 %s 有关");

  static DiffWords of(Language language) {
    return language == Language.ZH ? ZH : EN;
  }
}
