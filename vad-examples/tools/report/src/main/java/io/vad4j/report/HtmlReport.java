package io.vad4j.report;

import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.core.evaluation.frame.Bootstrap;
import io.vad4j.core.evaluation.frame.ClipResult;
import io.vad4j.core.evaluation.frame.ConfidenceInterval;
import io.vad4j.core.evaluation.frame.ConfusionMatrix;
import io.vad4j.core.evaluation.frame.FrameAuc;
import io.vad4j.core.evaluation.region.RegionMetrics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes a page of a report: one HTML file with everything in it, which needs no network. */
public final class HtmlReport {
  /** More clips than this are folded away, to keep the page short. */
  private static final int MAX_OPEN_TIMELINES = 16;

  private final Report report;
  private final StringBuilder page = new StringBuilder();

  private HtmlReport(Report report) {
    this.report = report;
  }

  /** The page, to be written as UTF-8. */
  public static String of(Report report) {
    return new HtmlReport(report).build();
  }

  private String build() {
    head();
    summary();
    curves();
    timelines();
    scores();
    clips();
    gallery();
    method();
    add("</main>\n<footer>Made by vad4j. This page needs no network.</footer>\n");
    return add("</body>\n</html>\n").page.toString();
  }

  private void head() {
    String title = Html.escape(report.title());
    add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    add("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
    add(" img-src data:; style-src 'unsafe-inline'\">\n");
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    add("<meta name=\"color-scheme\" content=\"light dark\">\n");
    add("<link rel=\"icon\" href=\"data:,\">\n");
    add(
        "<title>"
            + title
            + "</title>\n<style>\n"
            + Html.styleSheet()
            + "</style>\n</head>\n<body>\n");
    add("<a class=\"skip\" href=\"#summary\">Skip to the summary</a>\n");
    add("<header>\n<p class=\"kicker\">vad4j report</p>\n<h1>" + title + "</h1>\n");
    add("<nav aria-label=\"Sections\">");
    link("summary", "Summary");
    link("curves", "Curves");
    link("timelines", "Timelines");
    link("scores", "Scores");
    link("clips", "Clips");
    link("gallery", "Gallery");
    link("method", "Method");
    add("</nav>\n</header>\n<main>\n");
  }

  private void link(String section, String title) {
    add("<a href=\"#" + section + "\">" + title + "</a>");
  }

  private void summary() {
    Evaluation evaluation = report.evaluation();
    add("<section id=\"summary\" aria-labelledby=\"verdict\">\n");
    add("<h2 id=\"verdict\">" + Html.escape(ReportSummary.headline(report)) + "</h2>\n");
    add("<p class=\"lead\">" + sentence(ReportSummary.thresholdSentence(report)) + " ");
    add(sentence(ReportSummary.eventSentence(report)) + "</p>\n<dl class=\"cards\">\n");
    Optional<Bootstrap> bootstrap = evaluation.bootstrap();
    FrameAuc auc = evaluation.frames().auc();
    card(
        "AUC, micro", auc.micro(), "one curve over all clips", bootstrap.flatMap(Bootstrap::micro));
    card(
        "AUC, macro",
        auc.macro(),
        "mean of the %s clips with both kinds".formatted(auc.mixedClips()),
        bootstrap.flatMap(Bootstrap::macro));
    evaluation
        .pixels()
        .ifPresent(
            pixels -> card("AUC, pixel", pixels.auc(), "where in the picture", Optional.empty()));
    card(
        "Average precision",
        evaluation.frames().averagePrecision(),
        "area under precision and recall",
        bootstrap.flatMap(Bootstrap::averagePrecision));
    card(
        "Equal error rate",
        evaluation.frames().equalErrorRate(),
        "lower is better; 0.5 is chance",
        bootstrap.flatMap(Bootstrap::equalErrorRate));
    evaluation.regions().ifPresent(this::regions);
    OptionalDouble speed = evaluation.metadata().framesPerSecond();
    if (speed.isPresent()) {
      card(
          "Frames a second",
          formatNumber(speed, "%,.0f"),
          "decoding and scoring",
          Optional.empty());
    }
    add("</dl>\n</section>\n");
  }

  /** A sentence whose numbers are not torn from their signs. */
  private static String sentence(String text) {
    return Html.escape(text).replace(" %", "&nbsp;%");
  }

  private void regions(RegionMetrics regions) {
    card("RBDC", regions.rbdc(), "regions found, few false ones", Optional.empty());
    card("TBDC", regions.tbdc(), "tracks found, few false regions", Optional.empty());
  }

  private void card(
      String name,
      OptionalDouble value,
      String explanation,
      Optional<ConfidenceInterval> interval) {
    card(name, formatNumber(value, "%.3f"), explanation, interval);
  }

  private void card(
      String name, String value, String explanation, Optional<ConfidenceInterval> interval) {
    add("<div class=\"card\"><dt>" + Html.escape(name) + "</dt><dd>" + value);
    add("<small>" + Html.escape(explanation) + "</small>");
    interval.ifPresent(
        range ->
            add(
                String.format(
                    Locale.ROOT,
                    "<small>95 %% within %.3f to %.3f</small>",
                    range.lowerBound(),
                    range.upperBound())));
    add("</dd></div>\n");
  }

  private void curves() {
    section("curves", "Curves");
    add("<p>The dot is the threshold in use; dashed is what chance would do.</p>\n");
    add("<div class=\"pair\">\n");
    figure("ROC", Charts.roc(report));
    figure("Precision and recall", Charts.precisionRecall(report));
    add("</div>\n</section>\n");
  }

  private void timelines() {
    section("timelines", "Timelines");
    add(
        "<p>How surprising each frame is: 2 is seen in one normal frame of 100, 3 in one of"
            + " 1,000.");
    add(" Point at a stretch or an event to learn more.</p>\n<ul class=\"legend\">");
    add(
        "<li><i class=\"key score\"></i>score</li><li><i class=\"key"
            + " threshold\"></i>threshold</li>");
    add("<li><i class=\"key truth\"></i>truly abnormal</li>");
    add("<li><i class=\"key event\"></i>event found</li></ul>\n");
    double maxScore = Charts.scoreAxisMax(report);
    List<ClipTrace> clips = report.clips();
    clips.stream().limit(MAX_OPEN_TIMELINES).forEach(clip -> timeline(clip, maxScore));
    if (clips.size() > MAX_OPEN_TIMELINES) {
      add(
          "<details><summary>%s more clips</summary>%n"
              .formatted(clips.size() - MAX_OPEN_TIMELINES));
      clips.stream().skip(MAX_OPEN_TIMELINES).forEach(clip -> timeline(clip, maxScore));
      add("</details>\n");
    }
    add("</section>\n");
  }

  private void timeline(ClipTrace clip, double maxScore) {
    add("<figure><figcaption>" + Html.escape(clip.name()) + "</figcaption>");
    add("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Timeline of ");
    add(Html.escape(clip.name()) + "\">" + Charts.timeline(clip, report.threshold(), maxScore));
    add("</div></figure>\n");
  }

  private void scores() {
    section("scores", "Scores");
    add("<div class=\"pair\">\n<figure><figcaption>Scores of normal and abnormal frames");
    add("<span class=\"legend\"><i class=\"key normal\"></i>normal");
    add("<i class=\"key abnormal\"></i>abnormal</span></figcaption>");
    add(Charts.histogram(report, Charts.scoreAxisMax(report)) + "</figure>\n");
    ConfusionMatrix confusion = report.confusion();
    add("<div><table class=\"matrix\"><caption>Frames at the threshold of ");
    add(String.format(Locale.ROOT, "%.3f", report.threshold()) + "</caption>\n");
    add("<thead><tr><td></td><th scope=\"col\">flagged</th><th scope=\"col\">left alone</th></tr>");
    add("</thead>\n<tbody>\n<tr><th scope=\"row\">truly abnormal</th>");
    cell("good", confusion.truePositives(), "hits");
    cell("bad", confusion.falseNegatives(), "misses");
    add("</tr>\n<tr><th scope=\"row\">truly normal</th>");
    cell("bad", confusion.falsePositives(), "false alarms");
    cell("good", confusion.trueNegatives(), "rightly quiet");
    add("</tr>\n</tbody></table>\n<dl class=\"facts\">\n");
    fact("Recall", formatNumber(confusion.recall(), "%.3f"));
    fact("False-positive rate", formatNumber(confusion.falsePositiveRate(), "%.4f"));
    fact("Precision", formatNumber(confusion.precision(), "%.3f"));
    fact("F1", formatNumber(confusion.f1(), "%.3f"));
    add("</dl></div>\n</div>\n</section>\n");
  }

  private void cell(String style, long count, String meaning) {
    add("<td class=\"%s\"><b>%s</b> %s</td>".formatted(style, formatCount(count), meaning));
  }

  private void clips() {
    section("clips", "Clips");
    add("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table of clips\">\n");
    add(
        "<table class=\"numbers\"><caption class=\"hidden\">Each clip by itself</caption>\n"
            + "<thead><tr>");
    for (String column :
        List.of(
            "Clip",
            "Frames",
            "Abnormal",
            "AUC",
            "Mean, normal",
            "Mean, abnormal",
            "Hits",
            "Misses",
            "False alarms")) {
      add("<th scope=\"col\">" + column + "</th>");
    }
    add("</tr></thead>\n<tbody>\n");
    report.evaluation().clips().forEach(this::row);
    add("</tbody></table>\n</div>\n");
    add("<p class=\"note\">A dash stands for what is undefined, such as the AUC of a clip whose");
    add(" frames are all of one kind.</p>\n</section>\n");
  }

  private void row(ClipResult clip) {
    ConfusionMatrix confusion = clip.confusion().orElse(new ConfusionMatrix(0, 0, 0, 0));
    add("<tr><th scope=\"row\">" + Html.escape(clip.name()) + "</th>");
    for (String text :
        List.of(
            formatCount(clip.frames()),
            formatCount(clip.abnormalFrames()),
            formatNumber(clip.auc(), "%.3f"),
            formatNumber(clip.meanNormal(), "%.2f"),
            formatNumber(clip.meanAbnormal(), "%.2f"),
            formatCount(confusion.truePositives()),
            formatCount(confusion.falseNegatives()),
            formatCount(confusion.falsePositives()))) {
      add("<td>" + text + "</td>");
    }
    add("</tr>\n");
  }

  private void gallery() {
    section("gallery", "Gallery");
    add("<p>The heat map runs from blue, a little unusual, to red, as unusual as the threshold or");
    add(" more; what is normal has no colour.</p>\n");
    group(ExampleFrame.DetectionOutcome.HIT, "Clearest hits", "No abnormal frame was flagged.");
    group(
        ExampleFrame.DetectionOutcome.FALSE_ALARM,
        "Worst false alarms",
        "No normal frame was flagged.");
    group(ExampleFrame.DetectionOutcome.MISS, "Worst misses", "No abnormal frame was missed.");
    add("</section>\n");
  }

  private void group(ExampleFrame.DetectionOutcome outcome, String title, String none) {
    List<ExampleFrame> examples =
        report.examples().stream().filter(p -> p.outcome() == outcome).toList();
    add("<h3>" + title + "</h3>\n");
    if (examples.isEmpty()) {
      add("<p class=\"note\">" + none + "</p>\n");
      return;
    }
    add("<div class=\"pictures\">\n");
    for (ExampleFrame example : examples) {
      String caption =
          String.format(
              Locale.ROOT,
              "%s, frame %d at %.1f s, score %.1f",
              example.clip(),
              example.frame(),
              example.seconds(),
              example.score());
      add("<figure><img loading=\"lazy\" alt=\"" + Html.escape(alt(outcome) + caption));
      add("\" src=\"" + example.dataUri() + "\">");
      add("<figcaption>" + Html.escape(caption) + "</figcaption></figure>\n");
    }
    add("</div>\n");
  }

  private static String alt(ExampleFrame.DetectionOutcome outcome) {
    return switch (outcome) {
      case HIT -> "Abnormal and flagged, heat map drawn over it: ";
      case FALSE_ALARM -> "Normal but flagged, heat map drawn over it: ";
      case MISS -> "Abnormal but not flagged, heat map drawn over it: ";
    };
  }

  private void method() {
    section("method", "Method");
    add("<ul>");
    report.evaluation().protocol().forEach(line -> add("<li>" + Html.escape(line) + "</li>\n"));
    add("</ul>\n<h3>Where this comes from</h3>\n<dl class=\"facts\">\n");
    report.provenance().forEach((name, value) -> fact(name, Html.escape(value)));
    add("</dl>\n</section>\n");
  }

  private void fact(String name, String html) {
    add("<div><dt>" + Html.escape(name) + "</dt><dd>" + html + "</dd></div>\n");
  }

  private void section(String id, String title) {
    add("<section id=\"%s\" aria-labelledby=\"%s-title\">%n".formatted(id, id));
    add("<h2 id=\"%s-title\">%s</h2>%n".formatted(id, title));
  }

  private void figure(String title, String svg) {
    add("<figure><figcaption>" + title + "</figcaption>" + svg + "</figure>\n");
  }

  private static String formatNumber(OptionalDouble value, String format) {
    return value.isPresent()
        ? String.format(Locale.ROOT, format, value.getAsDouble())
        : "<span title=\"undefined\">–</span>";
  }

  private static String formatCount(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private HtmlReport add(String html) {
    page.append(html);
    return this;
  }
}
