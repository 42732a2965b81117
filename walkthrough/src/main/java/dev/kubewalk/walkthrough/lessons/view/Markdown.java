package dev.kubewalk.walkthrough.lessons.view;

import dev.kubewalk.walkthrough.narration.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Markdown as lines for a terminal, with the marks of {@link Style}. */
final class Markdown extends AbstractVisitor {
  private static final String CODE_INDENT = "    ";

  /**
   * Where a Chinese sentence was broken: nothing is written there, unlike in English. Behind a wide
   * mark that holds whatever follows, unless a list, a heading or a woven line begins.
   */
  private static final Pattern BETWEEN_CHINESE =
      Pattern.compile("(?<=[\u2e80-\uffe6])(?: +|\n *)(?=[\u2e80-\uffe6])"
          + "|(?<=[，。；：、？！）])\n *(?=[^-\\s{#0-9])");

  private final int columns;
  private final List<String> lines = new ArrayList<>();
  private StringBuilder inline = new StringBuilder();
  private String bullet = "";
  private String indent = "";
  private int number;

  private Markdown(int columns) {
    this.columns = columns;
  }

  static List<String> lines(String markdown, int columns) {
    Markdown visitor = new Markdown(columns);
    Parser.builder().build().parse(joined(markdown)).accept(visitor);
    return visitor.lines;
  }

  /** The text without the line breaks inside Chinese sentences. */
  static String joined(String markdown) {
    return BETWEEN_CHINESE.matcher(markdown).replaceAll("");
  }

  @Override
  public void visit(Heading heading) {
    visitChildren(heading);
    blank();
    lines.add(Style.bold("◆ " + takeInline()));
  }

  @Override
  public void visit(Paragraph paragraph) {
    visitChildren(paragraph);
    if (bullet.isEmpty()) {
      blank();
    }
    String first = bullet.isEmpty() ? indent : bullet;
    for (String line : Wrap.lines(takeInline(), columns - Wrap.width(indent))) {
      lines.add(first + line);
      first = indent;
    }
    bullet = "";
  }

  @Override
  public void visit(BulletList list) {
    blank();
    visitChildren(list);
  }

  @Override
  public void visit(OrderedList list) {
    int outer = number;
    number = 1;
    blank();
    visitChildren(list);
    number = outer;
  }

  @Override
  public void visit(ListItem item) {
    String outer = indent;
    String mark = item.getParent() instanceof OrderedList ? number++ + ". " : "• ";
    bullet = outer + mark;
    indent = outer + " ".repeat(mark.length());
    visitChildren(item);
    indent = outer;
    bullet = "";
  }

  @Override
  public void visit(FencedCodeBlock block) {
    blank();
    block.getLiteral().lines().forEach(line -> lines.add(CODE_INDENT + Style.code(line)));
  }

  @Override
  public void visit(IndentedCodeBlock block) {
    blank();
    block.getLiteral().lines().forEach(line -> lines.add(CODE_INDENT + Style.code(line)));
  }

  @Override
  public void visit(Text text) {
    inline.append(text.getLiteral());
  }

  @Override
  public void visit(Code code) {
    inline.append(Style.code("`" + code.getLiteral() + "`"));
  }

  @Override
  public void visit(StrongEmphasis emphasis) {
    inline.append(Style.bold(inside(emphasis)));
  }

  @Override
  public void visit(Link link) {
    visitChildren(link);
    inline.append(" (").append(link.getDestination()).append(")");
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    inline.append(' ');
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    inline.append(' ');
  }

  private String inside(Node node) {
    StringBuilder outer = inline;
    inline = new StringBuilder();
    visitChildren(node);
    String text = inline.toString();
    inline = outer;
    return text;
  }

  private String takeInline() {
    String text = inline.toString();
    inline.setLength(0);
    return text;
  }

  private void blank() {
    if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
      lines.add("");
    }
  }
}
