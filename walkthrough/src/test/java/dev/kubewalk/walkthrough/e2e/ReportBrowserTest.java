package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a real tour in a real browser, which writes down the page it ends up with. */
class ReportBrowserTest {
  private static final double LOADED_WITHIN_MILLIS = 1000;

  @TempDir
  private static Path folder;

  private static Path browser;
  private static String report;

  @BeforeAll
  static void tour() throws IOException, InterruptedException {
    browser = Tools.require("chromium", "chromium-browser", "google-chrome");
    try (KubewalkProcess tour = KubewalkProcess.start(
        folder,
        "tour",
        "--once",
        "--depth=0",
        "--",
        "--secure-port=" + KubewalkProcess.freePort())) {
      assertThat(tour.status()).as(tour.err()).isZero();
    }
    report = Files.readString(folder.resolve("kubewalk-out/report.html"));
  }

  @Test
  void opensWithinASecond() throws IOException, InterruptedException {
    // Without the browser's virtual time, which would not be the time a user waits.
    String page = after("""
            addEventListener('load', () => {
              document.title = 'loaded ' + Math.round(performance.now()) + ' ms';
            });
            """, "--timeout=20000");
    Matcher loaded = Pattern.compile("<title>loaded (\\d+) ms</title>").matcher(page);
    assertThat(loaded.find()).as("the title tells the time").isTrue();
    System.out.println("report " + loaded.group(1) + " ms from navigation to load");
    assertThat(Double.parseDouble(loaded.group(1))).isBetween(1.0, LOADED_WITHIN_MILLIS);
  }

  @Test
  void needsNoNetwork() {
    assertThat(report)
        .doesNotContainPattern("(src|href)=\"(https?:)?//")
        .doesNotContainPattern("url\\((https?:)?//");
  }

  @Test
  void anArrowOpensTheStepsDetails() throws IOException, InterruptedException {
    String page = after("""
            addEventListener('load', () => {
              const arrow = document.querySelector('#stage svg a');
              arrow.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
            });
            """);
    assertThat(details(page)).contains("Java", "Go", "took", "thread", "dev.kubewalk.");
  }

  @Test
  void aHeadingOfTheStoryOpensTheStepsDetails() throws IOException, InterruptedException {
    String page = after("""
            addEventListener('load', () =>
              document.querySelector('details.step[data-step] > summary').click());
            """);
    assertThat(details(page)).contains("catalogue");
  }

  @Test
  void languageChanges() throws IOException, InterruptedException {
    String page = after("""
            addEventListener('load', () => document.querySelector('[data-set-lang=zh]').click());
            """);
    assertThat(page)
        .containsPattern(
            "<button[^>]*data-set-lang=\"zh\"[^>]*class=\"on\"|class=\"on\"[^>]*data-set-lang=\"zh\"");
  }

  @Test
  void keysGoFromStepToStepAndMarkTheArrow() throws IOException, InterruptedException {
    String page = after("""
            addEventListener('load', () => {
              const press = key => document.body.dispatchEvent(
                new KeyboardEvent('keydown', {key, bubbles: true}));
              const arrow = document.querySelectorAll('#stage figure:not([hidden]) svg a')[1];
              arrow.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
              const marked = arrow.classList.contains('here');
              const first = current;
              press('j');
              const moved = current !== first;
              press('k');
              const back = current === first;
              press('Escape');
              document.title = [marked, moved, back, document.getElementById('details').hidden].join();
            });
            """);
    assertThat(page).contains("<title>true,true,true,true</title>");
  }

  @Test
  void searchShowsWhatWasFoundOnly() throws IOException, InterruptedException {
    String page = after("""
            addEventListener('load', () => {
              const box = document.getElementById('search');
              box.value = 'apiserver.crt';
              box.dispatchEvent(new Event('input'));
              const shown = document.querySelectorAll('#story > [lang=en] details.hit').length;
              const away = document.querySelectorAll('#story > [lang=en] details.away').length;
              document.title = [shown > 0, shown < 10, away > 100].join();
            });
            """);
    assertThat(page).contains("<title>true,true,true</title>");
  }

  @Test
  void zoomGoesInAndOut() throws IOException, InterruptedException {
    String page = after("""
            addEventListener('load', () => {
              const width = () => parseFloat(document.querySelector('figure:not([hidden]) svg').style.width);
              const press = how => document.querySelector('[data-zoom=' + how + ']').click();
              press('full');
              const full = width();
              press('in');
              const larger = width() > full;
              press('out');
              press('out');
              document.title = [larger, width() < full].join();
            });
            """);
    assertThat(page).contains("<title>true,true</title>");
  }

  /** The visible box of details. */
  private static String details(String page) {
    Matcher box = Pattern.compile("<[a-z]+ id=\"details\"([^>]*)>(.*?)</table>", Pattern.DOTALL)
        .matcher(page);
    assertThat(box.find()).as("the box of details is filled").isTrue();
    assertThat(box.group(1)).doesNotContain("hidden");
    return box.group(2);
  }

  private static String after(String script) throws IOException, InterruptedException {
    return after(script, "--virtual-time-budget=5000");
  }

  /** The page as it is after a script of ours ran in it. */
  private static String after(String script, String time) throws IOException, InterruptedException {
    Path page = Files.createTempFile(folder, "report", ".html");
    int end = report.lastIndexOf("</body>");
    Files.writeString(
        page, report.substring(0, end) + "<script>" + script + "</script>" + report.substring(end));
    Path dom = Files.createTempFile(folder, "dom", ".html");
    List<String> command = new ArrayList<>(List.of(browser.toString()));
    command.addAll(List.of(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + Files.createTempDirectory(folder, "user"),
        time,
        "--dump-dom",
        page.toUri().toString()));
    Process process = new ProcessBuilder(command)
        .redirectOutput(dom.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the browser hangs");
    }
    return Files.readString(dom);
  }
}
