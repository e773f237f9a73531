package io.vad4j.examples.cli.reproduce;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.Scorer;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.image.GreyScaler;
import io.vad4j.spi.ScorerModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a frame costs in one thread, medians over a clip, in milliseconds.
 *
 * @param decode reading the frame from its file
 * @param prepare making it grey and of the working size
 * @param score the scorer: network, motion, score and map
 * @param whole all of it
 * @param frames how many frames were measured
 */
record Speed(double decode, double prepare, double score, double whole, int frames) {
  private static final int WARM_UP = 15;

  /** Frames a second. */
  double framesPerSecond() {
    return 1000 / whole;
  }

  /** Measures on a clip, whose first frames warm up; on all of a shorter one. */
  static Speed of(ScorerModel model, DatasetClip clip, int width, int height) {
    List<Double> decode = new ArrayList<>();
    List<Double> prepare = new ArrayList<>();
    List<Double> score = new ArrayList<>();
    List<Double> whole = new ArrayList<>();
    GreyScaler scaler = new GreyScaler(width, height);
    try (FrameSource source = clip.open();
        Scorer scorer = model.open()) {
      long start = System.nanoTime();
      Optional<Frame> next = source.next();
      while (next.isPresent()) {
        long decoded = System.nanoTime();
        Frame grey = scaler.apply(next.get());
        long prepared = System.nanoTime();
        scorer.score(grey);
        long scored = System.nanoTime();
        decode.add((decoded - start) / 1e6);
        prepare.add((prepared - decoded) / 1e6);
        score.add((scored - prepared) / 1e6);
        whole.add((scored - start) / 1e6);
        start = System.nanoTime();
        next = source.next();
      }
    }
    return new Speed(
        median(decode), median(prepare), median(score), median(whole), counted(whole).size());
  }

  private static double median(List<Double> times) {
    List<Double> sorted = new ArrayList<>(counted(times));
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static List<Double> counted(List<Double> times) {
    return times.size() > 2 * WARM_UP ? times.subList(WARM_UP, times.size()) : times;
  }
}
