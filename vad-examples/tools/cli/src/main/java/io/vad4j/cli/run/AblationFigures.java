package io.vad4j.cli.run;

import io.vad4j.core.evaluation.frame.FrameAuc;
import io.vad4j.core.evaluation.frame.ScoredClip;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Frame AUC of one row of an ablation on one data set; NaN where undefined.
 *
 * @param micro AUC over all frames
 * @param macro mean AUC of the clips that hold both classes
 * @param minMicro the lowest micro AUC of the seeds
 * @param maxMicro the highest
 */
public record AblationFigures(double micro, double macro, double minMicro, double maxMicro) {

  static AblationFigures of(List<ScoredClip> clips) {
    FrameAuc auc = FrameAuc.of(clips);
    double micro = auc.micro().orElse(Double.NaN);
    return new AblationFigures(micro, auc.macro().orElse(Double.NaN), micro, micro);
  }

  /** {@return the mean over seeds} */
  public static AblationFigures mean(List<AblationFigures> seeds) {
    return new AblationFigures(
        seeds.stream().mapToDouble(AblationFigures::micro).average().orElse(Double.NaN),
        seeds.stream().mapToDouble(AblationFigures::macro).average().orElse(Double.NaN),
        seeds.stream().mapToDouble(AblationFigures::minMicro).min().orElse(Double.NaN),
        seeds.stream().mapToDouble(AblationFigures::maxMicro).max().orElse(Double.NaN));
  }

  public String format() {
    String range =
        minMicro < maxMicro ? String.format(Locale.ROOT, " (%.3f–%.3f)", minMicro, maxMicro) : "";
    return String.format(Locale.ROOT, "%.3f%s / %.3f", micro, range, macro);
  }

  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("micro", micro);
    map.put("lowestMicro", minMicro);
    map.put("highestMicro", maxMicro);
    map.put("macro", macro);
    return map;
  }
}
