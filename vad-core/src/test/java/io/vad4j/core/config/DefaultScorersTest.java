package io.vad4j.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.AnomalyKind;
import io.vad4j.Options;
import io.vad4j.ProviderException;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingFreeScorerProvider;
import io.vad4j.spi.TrainingSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultScorersTest {
  private static final ScorerProvider FLOW = trainingFree("flow", AnomalyKind.MOTION, true, 0);
  private static final ScorerProvider DIFFERENCE =
      trainingFree("difference", AnomalyKind.MOTION, true, 0);
  private static final ScorerProvider NETWORK = trainable("network", AnomalyKind.MOTION, true, 1);
  private static final ScorerProvider APPEARANCE =
      trainable("appearance", AnomalyKind.APPEARANCE, true, 0);
  private static final ScorerProvider OPTIONAL =
      trainingFree("optional", AnomalyKind.MOTION, false, 5);
  private static final ScorerProvider OTHER = trainable("other", AnomalyKind.OTHER, false, 0);

  @Test
  void takesOfEachKindTheDefaultsOfTheHighestRank() {
    assertThat(DefaultScorers.selectFrom(List.of(APPEARANCE, DIFFERENCE, FLOW, NETWORK, OPTIONAL)))
        .containsExactly("network", "appearance");
  }

  @Test
  void takesAllDefaultsOfOneRank() {
    assertThat(DefaultScorers.selectFrom(List.of(APPEARANCE, FLOW, DIFFERENCE, OPTIONAL)))
        .containsExactly("difference", "flow", "appearance");
  }

  @Test
  void takesAPluginThatDeclaresItselfDefault() {
    ScorerProvider plugin = trainable("plugin", AnomalyKind.OTHER, true, 0);

    assertThat(DefaultScorers.selectFrom(List.of(NETWORK, plugin)))
        .containsExactly("network", "plugin");
  }

  @Test
  void takesAllThatNeedNoTrainingWhereNoneIsDefault() {
    assertThat(DefaultScorers.selectFrom(List.of(OPTIONAL, OTHER))).containsExactly("optional");
  }

  @Test
  void takesAllWhereNoneIsDefaultAndAllNeedTraining() {
    assertThat(DefaultScorers.selectFrom(List.of(OTHER))).containsExactly("other");
  }

  @Test
  void withoutScorersTheArtifactsToAddAreNamed() {
    assertThatThrownBy(() -> DefaultScorers.selectFrom(List.of()))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("io.vad4j:vad-motion");
  }

  private static ScorerDescriptor descriptor(
      String name, AnomalyKind kind, boolean isDefault, int rank) {
    return ScorerDescriptor.builder(name, "Finds anomalies of a test.")
        .kind(kind)
        .isDefault(isDefault)
        .rank(rank)
        .build();
  }

  private static ScorerProvider trainingFree(
      String name, AnomalyKind kind, boolean isDefault, int rank) {
    ScorerDescriptor descriptor = descriptor(name, kind, isDefault, rank);
    return new TrainingFreeScorerProvider() {
      @Override
      public ScorerDescriptor descriptor() {
        return descriptor;
      }

      @Override
      public ScorerModel create(Options options) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private static ScorerProvider trainable(
      String name, AnomalyKind kind, boolean isDefault, int rank) {
    ScorerDescriptor descriptor = descriptor(name, kind, isDefault, rank);
    return new TrainableScorerProvider() {
      @Override
      public ScorerDescriptor descriptor() {
        return descriptor;
      }

      @Override
      public ScorerModel train(TrainingSet trainingSet, Options options, TrainingContext context) {
        throw new UnsupportedOperationException();
      }

      @Override
      public ScorerModel load(Options options, Map<String, byte[]> parts) {
        throw new UnsupportedOperationException();
      }
    };
  }
}
