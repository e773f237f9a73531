package io.vad4j.core.evaluation;

import io.vad4j.EventRule;
import io.vad4j.core.evaluation.event.EventMetrics;
import io.vad4j.core.evaluation.frame.Bootstrap;
import io.vad4j.core.evaluation.frame.FrameAuc;
import io.vad4j.core.evaluation.frame.FrameMetrics;
import io.vad4j.core.evaluation.region.PixelMetrics;
import io.vad4j.core.evaluation.region.RegionMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Describes the evaluation protocol in sentences. */
final class Protocol {
  private Protocol() {}

  static List<String> of(Evaluation evaluation, List<String> notes) {
    List<String> sentences = new ArrayList<>();
    frames(evaluation, sentences);
    thresholds(evaluation, sentences);
    evaluation.pixels().ifPresent(pixels -> pixels(pixels, sentences));
    evaluation.regions().ifPresent(regions -> regions(regions, sentences));
    evaluation.events().ifPresent(events -> events(events, evaluation.eventRule(), sentences));
    if (!evaluation.series().isEmpty()) {
      sentences.add(
          "Alarm recall is the fraction of abnormal frames that are flagged, false-alarm rate that"
              + " of normal frames. A channel is flagged by its own threshold, the overall score by"
              + " its own; 'any channel' is what any of them flags, ranked by the overall score. A"
              + " scorer alone is flagged at the false-alarm rate that was asked for, by its own"
              + " calibration. Channels raise events, scorers and the overall score do not.");
    }
    evaluation.bootstrap().ifPresent(bootstrap -> bootstrap(bootstrap, sentences));
    sentences.add(
        evaluation
            .metadata()
            .causal()
            .map(
                causal ->
                    causal
                        ? "The scores are stated to be causal: none uses later frames."
                        : "The scores are stated not to be causal: they use later frames, which a"
                            + " live system does not have.")
            .orElse("It was not stated whether the scores use later frames."));
    sentences.addAll(notes);
    return List.copyOf(sentences);
  }

  private static void frames(Evaluation evaluation, List<String> sentences) {
    FrameMetrics frames = evaluation.frames();
    sentences.add(
        text(
            "Frame metrics are computed on %,d frames of %,d clips; %,d frames are abnormal. Scores"
                + " are used without normalization unless stated; equal scores count as ties.",
            frames.frames(), frames.clips(), frames.abnormalFrames()));
    if (frames.abnormalFrames() == 0 || frames.abnormalFrames() == frames.frames()) {
      sentences.add(
          "All frames are of one class, so AUC, average precision, equal error rate and best F1 are"
              + " undefined.");
    }
    FrameAuc auc = frames.auc();
    sentences.add(
        "Micro AUC: one ROC curve over all frames. Per-clip AUC: the same after each clip's scores"
            + " were scaled to 0 to 1 by their own minimum and maximum, which uses the whole"
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
        evaluation.metadata().threshold().isPresent()
            ? "A frame is flagged when its score reaches the threshold in use, which was given;"
                + " nothing here chose it on these labels."
            : "No threshold was given; a frame is flagged when its score reaches a threshold.");
    sentences.add(
        "Best F1 and the operating points at fixed false-positive rates are chosen on these labels,"
            + " so they are upper bounds, not estimates.");
  }

  private static void pixels(PixelMetrics pixels, List<String> sentences) {
    sentences.add(
        text(
            "Pixel metrics are computed on %,d frames, %,d of them with abnormal pixels; %,d pixels"
                + " of all %,d are abnormal. Maps are stretched over the masks without"
                + " interpolation. The AUC is that of all pixels, not the pixel-level criterion by"
                + " which a frame is detected when 40 %% of its abnormal pixels are (Mahadevan et"
                + " al. 2010).",
            pixels.frames(),
            pixels.maskedFrames(),
            pixels.abnormalPixels(),
            pixels.abnormalPixels() + pixels.normalPixels()));
    unlabelled(pixels.unlabelledFrames(), "Pixel metrics", sentences);
  }

  private static void unlabelled(int frames, String metrics, List<String> sentences) {
    if (frames > 0) {
      sentences.add(
          text(
              "%s leave out %,d abnormal frames without a mask; normal frames without one have no"
                  + " abnormal pixels.",
              metrics, frames));
    }
  }

  private static void regions(RegionMetrics regions, List<String> sentences) {
    sentences.add(
        text(
            "RBDC and TBDC (Ramachandra and Jones 2020) are computed on %,d frames with %,d"
                + " ground-truth regions in %,d tracks. %s A ground-truth region is detected when a"
                + " detected region overlaps it with an intersection over union of %s or more, a"
                + " region that does so with none is a false positive, a track is detected when %s"
                + " of its regions are. The metric is the area under the best detection rate that"
                + " any threshold reaches with so many false-positive regions a frame, 0 to 1 of"
                + " them, a step function.",
            regions.frames(),
            regions.regions(),
            regions.tracks(),
            regions.scoredBoxes()
                ? "Detected regions are scored boxes, at every distinct score; boxes of equal score"
                    + " are added together."
                : "Detected regions are flagged cells that touch, at thresholds above 0 in relative"
                    + " steps of 2^-10; cells within a step are flagged together, cells of 0"
                    + " never.",
            regions.minIou(),
            regions.minTrackFraction()));
    unlabelled(regions.unlabelledFrames(), "Region metrics", sentences);
    if (regions.derivedTracks()) {
      sentences.add(
          "Tracks were not annotated but derived: connected components of the masks, linked from"
              + " frame to frame by their largest overlap. TBDC on annotated tracks can differ by"
              + " more than .1.");
    }
  }

  private static void events(
      EventMetrics events, Optional<EventRule> rule, List<String> sentences) {
    sentences.add(
        text(
            "Event metrics are computed on %,d runs of abnormal frames and %.3f hours, %.3f of them"
                + " normal. An alarm matches a run that it overlaps in time%s. A run is detected"
                + " when a matching alarm begins within it; its delay is from its first frame to"
                + " the first frame of the alarm. A run in which only alarms from before were on"
                + " counts as already on, not as detected. An alarm is false when it matches no run"
                + " or begins more than %.0f s before the first that it matches; false alarms per"
                + " hour are per hour of normal frames. False-alarm time is the fraction of normal"
                + " frames within any alarm.",
            events.groundTruthEvents().size(),
            events.hours(),
            events.normalHours(),
            events.comparedPlaces()
                ? " and in place: the box of its strongest region overlaps abnormal pixels in some"
                    + " frame"
                : "",
            EventMetrics.MAX_LEAD_SECONDS));
    rule.ifPresent(
        r ->
            sentences.add(
                text(
                    "Events were detected in the scores: entered at the threshold, left at %s of"
                        + " it, at least %s s long, joined across gaps of up to %s s.",
                    r.exitRatio(),
                    r.minDuration().toMillis() / 1000.0,
                    r.mergeGap().toMillis() / 1000.0)));
  }

  private static void bootstrap(Bootstrap bootstrap, List<String> sentences) {
    sentences.add(
        text(
            "Intervals hold 95 %% of the metrics on %,d resamples of whole clips with replacement"
                + " (seed %d). They show how much a metric depends on these clips, not what another"
                + " scene would give.",
            bootstrap.resamples(), bootstrap.seed()));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
