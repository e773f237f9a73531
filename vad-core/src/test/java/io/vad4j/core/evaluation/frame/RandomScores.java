package io.vad4j.core.evaluation.frame;

import java.util.Random;
import java.util.stream.IntStream;

/** Labelled scores with many ties, from a seed. */
public record RandomScores(double[] scores, boolean[] abnormal) {

  static RandomScores of(long seed) {
    Random random = new Random(seed);
    int size = 2 + random.nextInt(120);
    int levels = 1 + random.nextInt(2 * size);
    double separation = random.nextDouble() * levels / 2;
    double[] scores = new double[size];
    boolean[] abnormal = new boolean[size];
    for (int i = 0; i < size; i++) {
      abnormal[i] = i == 0 || i > 1 && random.nextInt(3) == 0;
      scores[i] = (Math.floor(random.nextDouble() * levels + (abnormal[i] ? separation : 0))) / 7;
    }
    return new RandomScores(scores, abnormal);
  }

  public RankedScores ranked() {
    return RankedScores.of(scores, abnormal);
  }

  double[] ofLabel(boolean label) {
    return IntStream.range(0, scores.length)
        .filter(i -> abnormal[i] == label)
        .mapToDouble(i -> scores[i])
        .toArray();
  }

  public double pairwiseAuc() {
    double won = 0;
    double[] positives = ofLabel(true);
    double[] negatives = ofLabel(false);
    for (double positive : positives) {
      for (double negative : negatives) {
        won += positive > negative ? 1 : positive == negative ? 0.5 : 0;
      }
    }
    return won / positives.length / negatives.length;
  }

  public ConfusionMatrix countAt(double threshold) {
    long[] counts = new long[4];
    for (int i = 0; i < scores.length; i++) {
      boolean flagged = scores[i] >= threshold;
      counts[abnormal[i] ? flagged ? 0 : 3 : flagged ? 1 : 2]++;
    }
    return new ConfusionMatrix(counts[0], counts[1], counts[2], counts[3]);
  }
}
