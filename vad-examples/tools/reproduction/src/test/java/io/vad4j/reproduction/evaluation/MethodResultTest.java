package io.vad4j.reproduction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.core.evaluation.frame.ConfusionMatrix;
import io.vad4j.core.evaluation.frame.ScoredClip;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MethodResultTest {

  private static MethodResult method(double[] normal) {
    ScoredClip clip =
        ScoredClip.of(
            "clip", new double[] {100, 197.5, 198, 250}, new boolean[] {false, false, true, true});
    return new MethodResult("key", "title", "score", List.of(clip), normal, Optional.empty());
  }

  @Test
  void oneNormalFrameOfAHundredReachesTheThreshold() {
    double[] normal = IntStream.range(0, 200).asDoubleStream().toArray();
    double threshold = method(normal).threshold();

    assertThat(IntStream.range(0, 200).filter(score -> score >= threshold).count()).isEqualTo(2);
  }

  @Test
  void noFrameOfAFewReachesTheThreshold() {
    assertThat(method(new double[] {3, 1, 2}).threshold()).isGreaterThan(3);
  }

  @Test
  void theThresholdOfNormalScoresDecidesOnTestFrames() {
    double[] normal = IntStream.range(0, 200).asDoubleStream().toArray();

    assertThat(method(normal).confusionMatrix()).isEqualTo(new ConfusionMatrix(2, 1, 1, 0));
  }
}
