package io.vad4j.tensorflow.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.Options;
import io.vad4j.ProgressListener;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingContext;
import io.vad4j.tensorflow.AttentionInspector;
import io.vad4j.tensorflow.EpochMetrics;
import io.vad4j.tensorflow.StreetFixture;
import io.vad4j.tensorflow.VideoTransformer;
import io.vad4j.tensorflow.provider.TransformerProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A miniature transformer, trained on a rendered street. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransformerTrainingTest {
  private static final int TEACHER_EPOCHS = 12;
  private ScorerModel model;

  @BeforeAll
  void train() {
    model = train(TEACHER_EPOCHS, 4, Optional.empty(), ProgressListener.none());
  }

  @AfterAll
  void close() {
    model.close();
  }

  private static ScorerModel train(
      int epochs, int studentEpochs, Optional<Path> checkpoints, ProgressListener progress) {
    TransformerProvider provider = new TransformerProvider();
    Options options =
        provider
            .descriptor()
            .resolve(
                Options.none()
                    .with("input-size", 48)
                    .with("patch-size", 4)
                    .with("width", 32)
                    .with("learning-rate", 0.003)
                    .with("epochs", epochs)
                    .with("student-epochs", studentEpochs));
    return provider.train(
        StreetFixture.trainingSet(90),
        options,
        new TrainingContext() {
          @Override
          public long seed() {
            return 2;
          }

          @Override
          public ProgressListener progress() {
            return progress;
          }

          @Override
          public Optional<Path> checkpointDirectory() {
            return checkpoints;
          }
        });
  }

  @Test
  void lossesOfBothStagesFall() {
    List<EpochMetrics> history = VideoTransformer.of(model).history();
    assertThat(history.get(TEACHER_EPOCHS - 1).trainingLoss())
        .isLessThan(0.7 * history.get(0).trainingLoss());
    assertThat(history.get(history.size() - 1).trainingLoss())
        .isLessThan(0.7 * history.get(TEACHER_EPOCHS).trainingLoss());
    assertThat(history.get(0).metrics()).containsOnlyKeys("teacher-loss");
    assertThat(history.get(TEACHER_EPOCHS).metrics()).containsOnlyKeys("student-loss");
  }

  @Test
  void abnormalPatchScoresAboveNormalOnes() {
    List<Frame> clip = StreetFixture.clip(14, 9);
    List<Frame> painted =
        clip.stream().map(frame -> StreetFixture.withBox(frame, 40, 20, 12, 230)).toList();
    AnomalyMap normal = last(clip);
    AnomalyMap abnormal = last(painted);
    // The box covers the pixels from 40, 20 to 52, 32, and a cell 8 × 8 pixels of the frame.
    assertThat(abnormal.value(5, 3)).isGreaterThan(3 * normal.value(5, 3));
    assertThat(abnormal.value(5, 3)).isGreaterThan(normal.max());
  }

  private AnomalyMap last(List<Frame> clip) {
    try (Scorer scorer = model.newScorer()) {
      AnomalyMap map = null;
      for (Frame frame : clip) {
        map = scorer.score(frame).orElse(map);
      }
      return map;
    }
  }

  @Test
  void attentionCoversEveryPatch() {
    try (AttentionInspector inspector = VideoTransformer.of(model).newInspector()) {
      AnomalyMap attention = null;
      for (Frame frame : StreetFixture.clip(8, 9)) {
        attention = inspector.attention(frame).orElse(attention);
      }
      assertThat(attention.columns()).isEqualTo(12);
      assertThat(attention.rows()).isEqualTo(8);
      double sum = 0;
      for (float value : attention.values()) {
        assertThat(value).isGreaterThan(0);
        sum += value;
      }
      assertThat(sum).as("of two passes").isLessThan(2);
    }
  }

  @Test
  void interruptedTrainingResumesToTheSameWeights(@TempDir Path directory) {
    try (ScorerModel whole = train(1, 1, Optional.empty(), ProgressListener.none())) {
      try {
        train(
                1,
                1,
                Optional.of(directory),
                progress -> {
                  if (progress.detail().startsWith("epoch 1")) {
                    throw new IllegalStateException("stop");
                  }
                })
            .close();
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("stop");
      }
      try (ScorerModel resumed = train(1, 1, Optional.of(directory), ProgressListener.none())) {
        assertThat(resumed.save()).containsExactlyInAnyOrderEntriesOf(whole.save());
      }
      try (ScorerModel longer = train(1, 2, Optional.empty(), ProgressListener.none())) {
        assertThat(VideoTransformer.of(longer).maskedError())
            .as("error of the teacher, which the second stage does not change")
            .isEqualTo(VideoTransformer.of(whole).maskedError());
      }
    }
  }

  @Test
  void summaryStatesParametersAndMultiplyAdds() {
    assertThat(model.summary())
        .contains("MULTIPLY-ADDS")
        .contains("encoder-3")
        .contains("error of hidden patches");
  }
}
