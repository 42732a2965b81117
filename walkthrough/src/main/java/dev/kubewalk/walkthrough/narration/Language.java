package dev.kubewalk.walkthrough.narration;

import dev.kubewalk.tracer.DocumentSection;
import java.util.Map;
import java.util.Optional;

/** A language that the story is told in, with the fixed words around the texts. */
@SuppressWarnings("ImmutableEnumChecker") // Map.of and a record of strings are immutable
public enum Language {
  EN(
      "en",
      new Labels(
          "What",
          "Why here",
          "Without it",
          "In this run",
          "failed",
          "still open",
          "none",
          "yes",
          "no"),
      Map.of(
          DocumentSection.COMMAND_LINE, "The command line",
          DocumentSection.OPTIONS, "NewServerRunOptions, Complete, Validate",
          DocumentSection.SERVER_CHAIN, "CreateServerChain",
          DocumentSection.PREPARATION, "PrepareRun",
          DocumentSection.RUN_AND_SHUTDOWN, "Run and NonBlockingRun",
          DocumentSection.POST_START_HOOKS, "Post-start hooks",
          DocumentSection.NOTES, "A request's way"),
      "Shutdown",
      new Remarks("Notes on the document", "The document", "In fact", " (see %s)")),
  ZH(
      "zh",
      new Labels("做什么", "为什么在这里", "没有它会怎样", "本次运行", "失败", "尚未结束", "无", "是", "否"),
      Map.of(
          DocumentSection.COMMAND_LINE, "配置命令行",
          DocumentSection.OPTIONS, "NewServerRunOptions、Complete、Validate",
          DocumentSection.SERVER_CHAIN, "CreateServerChain 创建服务器链",
          DocumentSection.PREPARATION, "PrepareRun 运行前准备",
          DocumentSection.RUN_AND_SHUTDOWN, "Run 与 NonBlockingRun 运行",
          DocumentSection.POST_START_HOOKS, "启动后钩子（post-start hooks）",
          DocumentSection.NOTES, "一个请求的旅程"),
      "关闭",
      new Remarks("对文档的补注", "文档说", "事实是", "（参见 %s）"));

  private final String code;
  private final Labels labels;
  private final Map<DocumentSection, String> titles;
  private final String shutdownTitle;
  private final Remarks remarks;

  Language(
      String code,
      Labels labels,
      Map<DocumentSection, String> titles,
      String shutdownTitle,
      Remarks remarks) {
    this.code = code;
    this.labels = labels;
    this.titles = titles;
    this.shutdownTitle = shutdownTitle;
    this.remarks = remarks;
  }

  /** The words in front of the parts of a text. */
  public record Labels(
      String what,
      String why,
      String without,
      String run,
      String failed,
      String open,
      String none,
      String yes,
      String no) {}

  /** {@code en} or {@code zh}, as typed on the command line. */
  public String code() {
    return code;
  }

  public Labels labels() {
    return labels;
  }

  public String title(DocumentSection section) {
    return titles.get(section);
  }

  public String shutdownTitle() {
    return shutdownTitle;
  }

  /**
   * The words around remarks on the document.
   *
   * @param place a pattern for the number of the step that shows it
   */
  public record Remarks(String title, String says, String fact, String place) {
    /** Points to a step; empty without one. */
    String see(Optional<String> number) {
      return number.map(place::formatted).orElse("");
    }
  }

  public Remarks remarks() {
    return remarks;
  }
}
