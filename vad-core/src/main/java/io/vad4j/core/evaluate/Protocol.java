package io.vad4j.core.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in words what the figures of an evaluation stand on. */
final class Protocol {
  private Protocol() {}

  static List<String> of(Evaluation evaluation, List<String> remarks) {
    List<String> sentences = new ArrayList<>();
    frames(evaluation, sentences);
    thresholds(evaluation, sentences);
    evaluation.pixels().ifPresent(pixels -> pixels(pixels, sentences));
    sentences.add(
        evaluation
            .setting()
            .causal()
            .map(
                causal ->
                    causal
                        ? "The scores are causal: none uses later frames."
                        : "The scores are not causal: they use later frames, which a live system"
                            + " does not have.")
            .orElse("It was not stated whether the scores use later frames."));
    sentences.addAll(remarks);
    return List.copyOf(sentences);
  }

  private static void frames(Evaluation evaluation, List<String> sentences) {
    FrameMetrics frames = evaluation.frames();
    sentences.add(
        text(
            "Frame figures stand on %,d frames of %,d clips; %,d frames are abnormal. Scores are"
                + " used as they are unless said otherwise; equal scores count as ties.",
            frames.frames(), frames.clips(), frames.abnormalFrames()));
    if (frames.abnormalFrames() == 0 || frames.abnormalFrames() == frames.frames()) {
      sentences.add(
          "All frames are of one class, so AUC, average precision, equal error rate and best F1 are"
              + " undefined.");
    }
    FrameAuc auc = frames.auc();
    sentences.add(
        "Micro AUC: one ROC curve over all frames. Per-clip AUC: the same after each clip's scores"
            + " were scaled to 0 to 1 by their own minimum and maximum, which looks at the whole"
            + " clip and is not causal.");
    sentences.add(
        text(
            "Macro AUC: mean over the %,d of %,d clips that hold both classes; the others have no"
                + " AUC. Padded macro AUC: mean over all clips, each scaled to 0 to 1 and given one"
                + " normal frame of score 0 and one abnormal frame of score 1.",
            auc.mixedClips(), frames.clips()));
    sentences.add(
        "Average precision: precision at each distinct score weighted by the recall gained there,"
            + " not interpolated. Equal error rate: where the false-positive rate equals the miss"
            + " rate on the ROC curve joined by straight lines.");
  }

  private static void thresholds(Evaluation evaluation, List<String> sentences) {
    sentences.add(
        evaluation.setting().threshold().isPresent()
            ? "A frame is flagged when its score reaches the threshold, which was given and not"
                + " chosen on these labels."
            : "No threshold was given; a frame is flagged when its score reaches a threshold.");
    sentences.add(
        "Best F1 and the operating points at fixed false-positive rates are chosen on these labels,"
            + " so they are bounds and no promise.");
  }

  private static void pixels(PixelMetrics pixels, List<String> sentences) {
    sentences.add(
        text(
            "Pixel figures stand on %,d frames, %,d of them with abnormal pixels; %,d pixels of all"
                + " %,d are abnormal. Maps are stretched over the masks without interpolation.",
            pixels.frames(),
            pixels.maskedFrames(),
            pixels.abnormalPixels(),
            pixels.abnormalPixels() + pixels.normalPixels()));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
