package io.vad4j.examples.cli;

import io.vad4j.core.evaluate.FrameAuc;
import io.vad4j.core.evaluate.ScoredClip;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Figures of one row of an ablation on one data set; NaN where undefined.
 *
 * @param micro AUC over all frames
 * @param macro mean AUC of the clips that hold both classes
 * @param lowest the lowest micro AUC of the seeds
 * @param highest the highest
 */
record AblationFigures(double micro, double macro, double lowest, double highest) {

  static AblationFigures of(List<ScoredClip> clips) {
    FrameAuc auc = FrameAuc.of(clips);
    double micro = auc.micro().orElse(Double.NaN);
    return new AblationFigures(micro, auc.macro().orElse(Double.NaN), micro, micro);
  }

  /** The mean over seeds. */
  static AblationFigures mean(List<AblationFigures> seeds) {
    return new AblationFigures(
        seeds.stream().mapToDouble(AblationFigures::micro).average().orElse(Double.NaN),
        seeds.stream().mapToDouble(AblationFigures::macro).average().orElse(Double.NaN),
        seeds.stream().mapToDouble(AblationFigures::lowest).min().orElse(Double.NaN),
        seeds.stream().mapToDouble(AblationFigures::highest).max().orElse(Double.NaN));
  }

  String text() {
    String range =
        lowest < highest ? String.format(Locale.ROOT, " (%.3f–%.3f)", lowest, highest) : "";
    return String.format(Locale.ROOT, "%.3f%s / %.3f", micro, range, macro);
  }

  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("micro", micro);
    facts.put("lowestMicro", lowest);
    facts.put("highestMicro", highest);
    facts.put("macro", macro);
    return facts;
  }
}
