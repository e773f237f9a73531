package io.vad4j.motion.direction;

import io.vad4j.motion.flow.MotionField;
import io.vad4j.motion.opencv.FrameClock;
import io.vad4j.motion.opencv.FramePairs;
import io.vad4j.motion.opencv.GrayImage;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** Collects the flow of moving cells of the training video and fits a {@link FlowHistogram}. */
final class FlowHistogramTrainer implements FramePairs.Visitor, AutoCloseable {
  /** Quantiles of the speeds at which bins are separated. */
  private static final double[] SPEED_QUANTILES = {0.3, 0.7, 0.97};

  private static final int VALUES_PER_SAMPLE = 4;

  private final MotionField motionField = new MotionField();
  private float[] samples = new float[1 << 16];
  private int count;

  @Override
  public void visit(GrayImage previous, GrayImage current, FrameClock clock) {
    motionField.start(previous.mat());
    motionField.update(current.mat(), clock);
    int columns = motionField.grid().columns();
    for (int cell = 0; cell < motionField.grid().cells(); cell++) {
      if (motionField.isMoving(cell)) {
        add(
            DirectionExtractor.normalizedCenter(cell % columns, columns),
            DirectionExtractor.normalizedCenter(cell / columns, motionField.grid().rows()),
            motionField.vx(cell),
            motionField.vy(cell));
      }
    }
  }

  private void add(double x, double y, float vx, float vy) {
    if (VALUES_PER_SAMPLE * (count + 1) > samples.length) {
      samples = Arrays.copyOf(samples, 2 * samples.length);
    }
    int offset = VALUES_PER_SAMPLE * count++;
    samples[offset] = (float) x;
    samples[offset + 1] = (float) y;
    samples[offset + 2] = vx;
    samples[offset + 3] = vy;
  }

  /** Fits the histogram of all samples; without any, the uniform one. */
  FlowHistogram build() {
    float[] edges = speedEdges();
    float[] probabilities =
        FlowHistogram.estimate(
            counts(FlowHistogram.COARSE_ZONES, edges), counts(FlowHistogram.FINE_ZONES, edges));
    FlowHistogram uncentered = new FlowHistogram(edges, probabilities, 0);
    double sum = 0;
    for (int offset = 0; offset < VALUES_PER_SAMPLE * count; offset += VALUES_PER_SAMPLE) {
      sum +=
          uncentered.negativeLogLikelihood(
              samples[offset], samples[offset + 1], samples[offset + 2], samples[offset + 3]);
    }
    return new FlowHistogram(edges, probabilities, (float) (count == 0 ? 0 : sum / count));
  }

  /** A histogram with the samples added that it scores above a level, down to that level. */
  FlowHistogram extend(FlowHistogram histogram, double level) {
    return histogram.extend(
        counts(
            FlowHistogram.FINE_ZONES,
            histogram.speedEdges(),
            offset ->
                histogram.score(
                        samples[offset],
                        samples[offset + 1],
                        samples[offset + 2],
                        samples[offset + 3])
                    > level),
        level);
  }

  /** The sample count of each bin of each zone. */
  private double[] counts(ZoneGrid zones, float[] edges) {
    return counts(zones, edges, offset -> true);
  }

  /** The count of each bin of each zone of the samples that are selected by their offsets. */
  private double[] counts(ZoneGrid zones, float[] edges, IntPredicate selected) {
    double[] counts = new double[zones.count() * FlowHistogram.BINS];
    for (int offset = 0; offset < VALUES_PER_SAMPLE * count; offset += VALUES_PER_SAMPLE) {
      if (!selected.test(offset)) {
        continue;
      }
      FlowHistogram.interpolate(
          zones,
          edges,
          samples[offset],
          samples[offset + 1],
          samples[offset + 2],
          samples[offset + 3],
          (zone, bin, weight) -> counts[zone * FlowHistogram.BINS + bin] += weight);
    }
    return counts;
  }

  private float[] speedEdges() {
    float[] speeds = new float[count];
    for (int i = 0; i < count; i++) {
      speeds[i] =
          (float)
              Math.hypot(samples[VALUES_PER_SAMPLE * i + 2], samples[VALUES_PER_SAMPLE * i + 3]);
    }
    Arrays.sort(speeds);
    float[] edges = new float[SPEED_QUANTILES.length];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = count == 0 ? 10 << i : speeds[(int) (SPEED_QUANTILES[i] * (count - 1))];
    }
    return edges;
  }

  @Override
  public void close() {
    motionField.close();
  }
}
