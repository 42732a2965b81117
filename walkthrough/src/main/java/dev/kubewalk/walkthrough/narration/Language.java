package dev.kubewalk.walkthrough.narration;

import dev.kubewalk.tracer.DocumentSection;
import java.util.Map;

/** A language that the story is told in, with the fixed words around the texts. */
@SuppressWarnings("ImmutableEnumChecker") // Map.of and a record of strings are immutable
public enum Language {
  EN(
      "en",
      new Labels(
          "What", "Why here", "Without it", "In this run", "failed", "still open", "steps inside"),
      Map.of(
          DocumentSection.COMMAND_LINE, "The command line",
          DocumentSection.OPTIONS, "NewServerRunOptions, Complete, Validate",
          DocumentSection.SERVER_CHAIN, "CreateServerChain",
          DocumentSection.PREPARATION, "PrepareRun",
          DocumentSection.RUN_AND_SHUTDOWN, "Run and NonBlockingRun",
          DocumentSection.POST_START_HOOKS, "Post-start hooks",
          DocumentSection.NOTES, "A request's way"),
      "Shutdown"),
  ZH(
      "zh",
      new Labels("做什么", "为什么在这里", "没有它会怎样", "这一次运行", "失败", "尚未结束", "个内部步骤"),
      Map.of(
          DocumentSection.COMMAND_LINE, "配置命令行",
          DocumentSection.OPTIONS, "NewServerRunOptions、Complete、Validate",
          DocumentSection.SERVER_CHAIN, "CreateServerChain 创建服务器链",
          DocumentSection.PREPARATION, "PrepareRun 运行前准备",
          DocumentSection.RUN_AND_SHUTDOWN, "Run 与 NonBlockingRun 运行",
          DocumentSection.POST_START_HOOKS, "启动后钩子",
          DocumentSection.NOTES, "一个请求的路"),
      "关闭");

  private final String code;
  private final Labels labels;
  private final Map<DocumentSection, String> titles;
  private final String shutdownTitle;

  Language(String code, Labels labels, Map<DocumentSection, String> titles, String shutdownTitle) {
    this.code = code;
    this.labels = labels;
    this.titles = titles;
    this.shutdownTitle = shutdownTitle;
  }

  /** The words in front of the parts of a text. */
  public record Labels(
      String what,
      String why,
      String without,
      String run,
      String failed,
      String open,
      String inside) {}

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
}
