package io.vad4j.tensorflow.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Detector;
import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.tensorflow.MaskedAutoencoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedAutoencoderOptionsTest {
  private final MaskedAutoencoderProvider provider = new MaskedAutoencoderProvider();
  private final Options motion = provider.descriptor().resolve(Options.none());
  private final Options reconstruction =
      provider.descriptor().resolve(Options.none().with("architecture", "reconstruction"));

  @Test
  void defaultsOfBothArchitecturesAreValid() {
    assertThatCode(() -> provider.check(motion)).doesNotThrowAnyException();
    assertThatCode(() -> provider.check(reconstruction)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "mask-ratio, 1, less than 1",
    "input-size, 100, multiple of 8",
    "validation-split, 0, nothing is held out",
    "perspective, true, architecture=motion"
  })
  void rejectsInvalidReconstructionOptions(String option, String value, String message) {
    assertThatThrownBy(() -> provider.check(reconstruction.with(option, value)))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining(option)
        .hasMessageContaining(message);
  }

  @Test
  void detectorBuilderRejectsInvalidOptions() {
    Options invalid = reconstruction.with("mask-ratio", 1);
    assertThatThrownBy(() -> Detector.builder().scorer(MaskedAutoencoder.NAME, invalid).build())
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("mask-ratio");
  }

  @Test
  void rejectsMaskRatioAboveOne() {
    assertThatThrownBy(() -> provider.descriptor().resolve(Options.none().with("mask-ratio", 1.5)))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("mask-ratio");
  }

  @Test
  void rejectsTwoZeroWeights() {
    Options noLoss = reconstruction.with("loss-alpha", 0).with("loss-beta", 0);
    assertThatCode(() -> provider.check(noLoss)).doesNotThrowAnyException();
    assertThatThrownBy(() -> provider.check(noLoss.with("loss", "hybrid")))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("loss-alpha and loss-beta are both 0");
    Options noScore = reconstruction.with("alpha", 0).with("beta", 0);
    assertThatThrownBy(() -> provider.check(noScore))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("alpha and beta are both 0");
    assertThatCode(() -> provider.check(noScore.with("score-type", "error")))
        .doesNotThrowAnyException();
  }

  @Test
  void rejectsReconstructionOptionForMotion() {
    assertThatThrownBy(() -> provider.check(motion.with("loss", "hybrid")))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("loss")
        .hasMessageContaining("architecture=reconstruction");
  }

  @Test
  void autoValuesDependOnTheArchitecture() {
    Options resolvedMotion = MaskedAutoencoderOptions.resolve(motion);
    Options resolvedReconstruction = MaskedAutoencoderOptions.resolve(reconstruction);
    assertThat(resolvedMotion.getDouble("learning-rate")).isEqualTo(0.002);
    assertThat(resolvedReconstruction.getDouble("learning-rate")).isEqualTo(0.001);
    assertThat(resolvedMotion.getDouble("dropout")).isEqualTo(0.1);
    assertThat(resolvedReconstruction.getDouble("dropout")).isEqualTo(0.2);
    assertThat(resolvedReconstruction.getInt("epochs")).isEqualTo(60);
  }

  @Test
  void explicitValuesAreKept() {
    assertThat(
            MaskedAutoencoderOptions.resolve(reconstruction.with("dropout", 0.3).with("epochs", 4))
                .asMap())
        .containsEntry("dropout", "0.3")
        .containsEntry("epochs", "4");
  }
}
