package io.vad4j.tensorflow.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Options;
import io.vad4j.TrainingException;
import io.vad4j.tensorflow.StreetFixture;
import io.vad4j.tensorflow.provider.MaskedAutoencoderProvider;
import org.junit.jupiter.api.Test;

class SceneDatasetBuilderTest {
  private final Options options =
      new MaskedAutoencoderProvider().descriptor().resolve(Options.none().with("max-frames", 20));

  private SceneDataset build(Options training) {
    return new SceneDatasetBuilder(StreetFixture.trainingSet(100), progress -> {}).build(training);
  }

  @Test
  void keepsAtMostMaxFrames() {
    assertThat(build(options).size()).isEqualTo(20);
  }

  @Test
  void withoutPerspectiveAllRowsHaveOneScale() {
    float[] scales = build(options).scene().rowScales();
    assertThat(scales).containsOnly(scales[0]);
  }

  @Test
  void perspectiveScalesMotionByRow() {
    float[] scales = build(options.with("perspective", true)).scene().rowScales();
    assertThat(scales[0]).isNotEqualTo(scales[scales.length - 1]);
  }

  @Test
  void interruptionStopsReadingAndKeepsTheInterruptStatus() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> build(options))
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
