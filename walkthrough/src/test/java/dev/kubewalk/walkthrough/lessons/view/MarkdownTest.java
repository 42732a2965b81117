package dev.kubewalk.walkthrough.lessons.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {
  @Test
  void showsWhatLessonsAreWrittenIn() {
    String markdown = """
        ## Title

        Some **bold** text with `code`
        and a second line.

        1. one
        2. two that is so long that it
           must be broken

        - dot

        Then:

            literal
              block
        """;
    assertThat(plain(markdown, 30))
        .containsExactly(
            "◆ Title",
            "",
            "Some bold text with `code` and",
            "a second line.",
            "",
            "1. one",
            "2. two that is so long that it",
            "   must be broken",
            "",
            "• dot",
            "",
            "Then:",
            "",
            "    literal",
            "      block");
  }

  @Test
  void breaksChineseByItsWidth() {
    assertThat(plain("一二三四五六，七八", 10)).containsExactly("一二三四五", "六，七八");
    assertThat(plain("一二，\n三四", 20)).containsExactly("一二，三四");
    assertThat(plain("一二\nGo 三四", 20)).containsExactly("一二 Go 三四");
    assertThat(plain("一二，\nGo 三四", 20)).containsExactly("一二，Go 三四");
    assertThat(plain("- 一。\n  二，\n  `Go`\n- 三。", 20)).containsExactly("• 一。二，`Go`", "• 三。");
    assertThat(plain("一二。\nGo 三四", 20)).containsExactly("一二。Go 三四");
    assertThat(plain("- 一二\n  三四", 20)).containsExactly("• 一二三四");
  }

  @Test
  void coloursTakeNoRoom() {
    List<String> lines = Markdown.lines("**ab** `cd` ef", 10);
    assertThat(lines).hasSize(1);
    assertThat(Style.COLOURS.paint(lines.get(0)))
        .isEqualTo("\u001b[1mab\u001b[0m \u001b[36m`cd`\u001b[0m ef");
  }

  private static List<String> plain(String markdown, int columns) {
    return Markdown.lines(markdown, columns).stream().map(Style.PLAIN::paint).toList();
  }
}
