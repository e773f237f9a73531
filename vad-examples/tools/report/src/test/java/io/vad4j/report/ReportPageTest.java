package io.vad4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static final Report REPORT = SampleReport.of(12, 1);
  private static final String PAGE = html(REPORT);

  private static String html(Report report) {
    return HtmlPage.of(ReportPage.of(report));
  }

  @Test
  void needsNoNetwork() throws IOException {
    Files.writeString(Path.of("target", "sample-report.html"), PAGE);

    assertThat(all("(?:src|href)=\"([^\"]*)\""))
        .allSatisfy(address -> assertThat(address).matches("(?s)#.*|data:.*"));
    assertThat(PAGE).doesNotContain("url(", "@import", "<script", "http://", "https://");
    assertThat(PAGE).contains("default-src 'none'");
  }

  @Test
  void escapesNamesThatHtmlWouldRead() {
    assertThat(PAGE).contains("&lt;Clip&gt; &amp; &quot;1&quot;").doesNotContain("<Clip>");
    assertThat(PAGE).contains("&lt;tuesday&gt;").doesNotContain("<tuesday>");
  }

  @Test
  void showsTheNumbersOfTheEvaluation() {
    double auc = REPORT.evaluation().frames().auc().micro().orElseThrow();

    assertThat(PAGE).contains(String.format(Locale.ROOT, "%.3f", auc));
    assertThat(PAGE).contains("<td>" + REPORT.confusion().truePositives() + "</td>");
  }

  @Test
  void showsThresholdsThatDifferInTheLastDigitAsDifferent() {
    double threshold = 2.0000000000000004;

    assertThat(html(SampleReport.of(1, 1, threshold)))
        .contains("Frames at the threshold of 2.0000000000000004<")
        .contains("The threshold is 2.0000000000000004.");
  }

  @Test
  void hasATimelineForEachClip() {
    assertThat(all("<svg[^>]*aria-label=\"([^\"]*: scores over [^\"]*)\"")).hasSize(12);
  }

  @Test
  void drawsTheAlarmsOfEachChannelInARowAndColourOfTheirOwn() {
    assertThat(all("<rect class=\"channel-0\"[^>]* y=\"([^\"]*)\"[^>]*><title>event 1: motion"))
        .hasSize(9)
        .containsOnly("10");
    assertThat(all("<rect class=\"channel-1\"[^>]* y=\"([^\"]*)\"[^>]*><title>event 2: stationary"))
        .hasSize(9)
        .containsOnly("18");
    assertThat(PAGE).contains(">alarm: fused<", ">alarm: stationary object<");
  }

  @Test
  void foldsAwayTheTimelinesOfManyClips() {
    assertThat(html(SampleReport.of(20, 2))).contains("<summary>4 more clips</summary>");
  }

  @Test
  void describesEveryImageAndChart() {
    assertThat(all("<img[^>]*alt=\"([^\"]*)\"")).hasSizeGreaterThan(6).noneMatch(String::isBlank);
    assertThat(all("(<img )")).hasSameSizeAs(all("<img[^>]*(alt=)"));
    assertThat(all("(<svg )")).hasSameSizeAs(all("<svg[^>]*(role=\"img\" aria-label=\"..)"));
  }

  @Test
  void hasLinksThatLeadSomewhere() {
    assertThat(all("href=\"#([^\"]*)\""))
        .allSatisfy(target -> assertThat(PAGE).contains("id=\"" + target + "\""));
  }

  @Test
  void isWellFormed() {
    String markup =
        PAGE.replaceAll("(?s)<style>.*?</style>", "")
            .replaceAll("<!DOCTYPE html>|<(?:meta|link|img)[^>]*>|<[a-z]+[^>]*/>", "");
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = Pattern.compile("<(/?)([a-z0-9]+)[^>]*>").matcher(markup);
    while (tag.find()) {
      if (tag.group(1).isEmpty()) {
        open.push(tag.group(2));
      } else {
        assertThat(open.pop()).isEqualTo(tag.group(2));
      }
    }
    assertThat(open).isEmpty();
  }

  @Test
  void staysSmall() {
    assertThat(PAGE.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(5_000_000);
  }

  @Test
  void reportsMissingClasses() {
    assertThat(html(SampleReport.ofNormalFramesOnly()))
        .contains("cannot be compared")
        .contains("No normal frame was flagged.")
        .doesNotContain("NaN");
  }

  private static List<String> all(String pattern) {
    return Pattern.compile(pattern)
        .matcher(PAGE)
        .results()
        .map((MatchResult result) -> result.group(1))
        .toList();
  }
}
