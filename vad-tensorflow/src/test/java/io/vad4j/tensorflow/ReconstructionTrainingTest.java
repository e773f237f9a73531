package io.vad4j.tensorflow;

import static io.vad4j.tensorflow.ReconstructionFixture.TINY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Options;
import io.vad4j.Progress;
import io.vad4j.TrainingException;
import io.vad4j.spi.ScorerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconstructionTrainingTest {

  private static List<EpochMetrics> history(Options options) {
    try (ScorerModel model = ReconstructionFixture.train(options)) {
      return MaskedAutoencoder.of(model).history();
    }
  }

  private static Map<String, byte[]> parts(Options options, long seed) {
    try (ScorerModel model = ReconstructionFixture.train(options, StreetFixture.context(seed))) {
      return model.save();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mse", "weighted", "hybrid"})
  void trainingLowersTheValidationLoss(String loss) {
    List<EpochMetrics> epochs = history(TINY.with("loss", loss));
    assertThat(epochs.get(epochs.size() - 1).validationLoss())
        .isLessThan(0.8 * epochs.get(0).validationLoss());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "foreground"})
  void trainsWithEveryMaskType(String mask) {
    List<EpochMetrics> epochs = history(TINY.with("mask", mask));
    assertThat(epochs.get(epochs.size() - 1).validationLoss())
        .isLessThan(epochs.get(0).validationLoss());
  }

  @Test
  void historyHasEveryEpochWithItsLearningRate() {
    List<EpochMetrics> epochs =
        history(TINY.with("lr-decay-epochs", 2).with("lr-decay", 0.5).with("patience", 100));
    assertThat(epochs).extracting(EpochMetrics::number).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(epochs)
        .extracting(EpochMetrics::learningRate)
        .containsExactly(1e-3, 1e-3, 5e-4, 5e-4, 2.5e-4, 2.5e-4);
  }

  @Test
  void stopsEarlyWithoutASmallerValidationLoss() {
    List<EpochMetrics> epochs =
        history(
            TINY.with("learning-rate", 1e-6)
                .with("epochs", 200)
                .with("patience", 1)
                .with("lr-decay", 0.01)
                .with("lr-decay-epochs", 1));
    assertThat(epochs.size()).isLessThan(200);
    assertThat(epochs.get(epochs.size() - 1).best()).isFalse();
  }

  @Test
  void sameSeedGivesTheSameModel() {
    assertThat(parts(TINY, 7)).containsExactlyInAnyOrderEntriesOf(parts(TINY, 7));
  }

  @Test
  void concurrentTrainingsAreIndependent() {
    Map<String, byte[]> alone = parts(TINY, 7);
    IntStream.range(0, 2)
        .parallel()
        .mapToObj(i -> parts(TINY, 7))
        .forEach(parts -> assertThat(parts).containsExactlyInAnyOrderEntriesOf(alone));
  }

  @Test
  void differentSeedsGiveDifferentNetworks() {
    assertThat(parts(TINY, 7).get("network.f32")).isNotEqualTo(parts(TINY, 8).get("network.f32"));
  }

  @Test
  void reportsTheLossesOfEveryEpoch() {
    List<Progress> reports = new ArrayList<>();
    ReconstructionFixture.train(TINY.with("epochs", 2), StreetFixture.context(1, reports::add))
        .close();
    assertThat(reports)
        .extracting(Progress::detail)
        .anyMatch(detail -> detail.matches("epoch 2: loss \\d\\.\\d+, validation \\d\\.\\d+.*"));
  }

  @Test
  void rejectsFewerFramesThanABatch() {
    assertThatThrownBy(() -> ReconstructionFixture.train(TINY.with("batch-size", 200)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("batch of 200")
        .hasMessageContaining("more training video");
  }

  @Test
  void rejectsAnEmptyValidationSplitBeforeTraining() {
    List<Progress> reports = new ArrayList<>();
    assertThatThrownBy(
            () ->
                ReconstructionFixture.PROVIDER.train(
                    StreetFixture.trainingSet(List.of(StreetFixture.clip(40, 1))),
                    TINY.with("frame-stride", 1).with("validation-split", 0.02),
                    StreetFixture.context(1, reports::add)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("validation split is empty");
    assertThat(reports).noneMatch(report -> report.stage().startsWith("training"));
  }

  @Test
  void trainsOnASingleClip() {
    try (ScorerModel model =
        ReconstructionFixture.PROVIDER.train(
            StreetFixture.trainingSet(List.of(StreetFixture.clip(60, 1))),
            TINY.with("frame-stride", 1).with("epochs", 1),
            StreetFixture.context(1))) {
      assertThat(MaskedAutoencoder.of(model).history()).hasSize(1);
    }
  }
}
