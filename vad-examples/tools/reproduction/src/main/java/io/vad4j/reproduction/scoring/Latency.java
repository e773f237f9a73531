package io.vad4j.reproduction.scoring;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.Scorer;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.image.GrayscaleResizer;
import io.vad4j.spi.ScorerModel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Median latency of a frame in one thread, in milliseconds.
 *
 * @param decode reading the frame from its file
 * @param preprocess conversion to grayscale and resizing
 * @param score the scorer: network, motion, score and map
 * @param total all of these
 * @param processor processor time of all of these, which other programs hardly change
 * @param frameCount number of measured frames
 */
public record Latency(
    double decode,
    double preprocess,
    double score,
    double total,
    double processor,
    int frameCount) {
  private static final int WARM_UP_FRAMES = 15;

  /** {@return throughput in frames a second of processor time} */
  public double framesPerSecond() {
    return 1000 / processor;
  }

  /** Measures on a clip after a warm-up; on all frames of a short one. */
  public static Latency measure(ScorerModel model, DatasetClip clip, int width, int height) {
    List<Double> decode = new ArrayList<>();
    List<Double> preprocess = new ArrayList<>();
    List<Double> score = new ArrayList<>();
    List<Double> total = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    GrayscaleResizer resizer = new GrayscaleResizer(width, height);
    try (FrameSource source = clip.open();
        Scorer scorer = model.newScorer()) {
      long start = System.nanoTime();
      long startProcessor = threads.getCurrentThreadCpuTime();
      Optional<Frame> next = source.next();
      while (next.isPresent()) {
        long decoded = System.nanoTime();
        Frame gray = resizer.apply(next.get());
        long preprocessed = System.nanoTime();
        scorer.score(gray);
        long scored = System.nanoTime();
        decode.add((decoded - start) / 1e6);
        preprocess.add((preprocessed - decoded) / 1e6);
        score.add((scored - preprocessed) / 1e6);
        total.add((scored - start) / 1e6);
        long endProcessor = threads.getCurrentThreadCpuTime();
        processor.add((endProcessor - startProcessor) / 1e6);
        startProcessor = endProcessor;
        start = System.nanoTime();
        next = source.next();
      }
    }
    return new Latency(
        median(decode),
        median(preprocess),
        median(score),
        median(total),
        median(processor),
        skipWarmUp(total).size());
  }

  private static double median(List<Double> times) {
    List<Double> sorted = new ArrayList<>(skipWarmUp(times));
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static List<Double> skipWarmUp(List<Double> times) {
    return times.size() > 2 * WARM_UP_FRAMES ? times.subList(WARM_UP_FRAMES, times.size()) : times;
  }
}
