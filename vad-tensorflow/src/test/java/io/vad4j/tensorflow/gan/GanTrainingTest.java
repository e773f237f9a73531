package io.vad4j.tensorflow.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.Options;
import io.vad4j.ProgressListener;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingContext;
import io.vad4j.tensorflow.EpochMetrics;
import io.vad4j.tensorflow.StreetFixture;
import io.vad4j.tensorflow.TrainedNetwork;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.Weights;
import io.vad4j.tensorflow.provider.GanProvider;
import io.vad4j.tensorflow.train.Objective;
import io.vad4j.tensorflow.train.Trainer;
import io.vad4j.tensorflow.train.TrainingSettings;
import io.vad4j.tensorflow.window.FrameInput;
import io.vad4j.tensorflow.window.FrameWindow;
import io.vad4j.tensorflow.window.FrameWindows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A miniature network, trained on a rendered street. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GanTrainingTest {
  private static final Options SMALL =
      Options.none()
          .with("input-size", 96)
          .with("channels", 4)
          .with("code-size", 16)
          .with("learning-rate", 0.003)
          .with("epochs", 30);

  private final GanProvider provider = new GanProvider();
  private ScorerModel model;

  @BeforeAll
  void train() {
    model = train(SMALL.with("lambda-latent", 0.05));
  }

  @AfterAll
  void close() {
    model.close();
  }

  private ScorerModel train(Options options) {
    return provider.train(
        StreetFixture.trainingSet(90),
        provider.descriptor().resolve(options),
        StreetFixture.context(2));
  }

  private static double metric(EpochMetrics epoch, String name) {
    return epoch.metrics().getOrDefault(name, Double.NaN);
  }

  @Test
  void reconstructionLossFalls() {
    List<EpochMetrics> history = TrainedNetwork.of(model).history();
    assertThat(metric(history.get(history.size() - 1), "reconstruction-loss"))
        .isLessThan(0.5 * metric(history.get(0), "reconstruction-loss"));
  }

  @Test
  void historyHasLossAndAccuracyOfBothDiscriminators() {
    for (EpochMetrics epoch : TrainedNetwork.of(model).history()) {
      for (String name : List.of("image-discriminator", "latent-discriminator")) {
        assertThat(metric(epoch, name + "-loss")).isPositive();
        assertThat(metric(epoch, name + "-accuracy")).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void latentDiscriminatorDrawsTheCodeToAStandardNormalDistribution() {
    try (ScorerModel free = train(SMALL.with("lambda-latent", 0))) {
      double freeDistance = distance(lastEpoch(free));
      double distance = distance(lastEpoch(model));
      assertThat(distance).isLessThan(0.5);
      assertThat(distance).isLessThan(0.5 * freeDistance);
    }
  }

  private static EpochMetrics lastEpoch(ScorerModel model) {
    List<EpochMetrics> history = TrainedNetwork.of(model).history();
    return history.get(history.size() - 1);
  }

  /** Distance of mean and standard deviation from 0 and 1. */
  private static double distance(EpochMetrics epoch) {
    return Math.abs(metric(epoch, "code-mean")) + Math.abs(metric(epoch, "code-deviation") - 1);
  }

  @Test
  void abnormalPatchScoresAboveNormalOnes() {
    Frame frame = StreetFixture.clip(14, 9).get(13);
    AnomalyMap normal = map(frame);
    AnomalyMap abnormal = map(StreetFixture.withBox(frame, 40, 20, 12, 230));
    // The box covers the pixels from 40, 20 to 52, 32, and a cell 4 × 4 of them.
    assertThat(abnormal.value(11, 6)).isGreaterThan(3 * normal.value(11, 6));
    assertThat(abnormal.value(11, 6)).isGreaterThan(normal.max());
  }

  private AnomalyMap map(Frame frame) {
    try (Scorer scorer = model.newScorer()) {
      return scorer.score(frame).orElseThrow();
    }
  }

  @Test
  void interruptedTrainingResumesToTheSameWeights(@TempDir Path directory) {
    Options two = SMALL.with("epochs", 2);
    Map<String, byte[]> whole = parts(two, Optional.empty(), ProgressListener.none());
    ProgressListener stop =
        progress -> {
          if (progress.detail().startsWith("epoch 1")) {
            throw new IllegalStateException("stop");
          }
        };
    assertThatThrownBy(() -> parts(two, Optional.of(directory), stop)).hasMessage("stop");
    assertThat(parts(two, Optional.of(directory), ProgressListener.none()))
        .containsExactlyInAnyOrderEntriesOf(whole);
  }

  private Map<String, byte[]> parts(
      Options options, Optional<Path> checkpoints, ProgressListener progress) {
    TrainingContext context =
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
        };
    try (ScorerModel trained =
        provider.train(
            StreetFixture.trainingSet(24), provider.descriptor().resolve(options), context)) {
      return trained.save();
    }
  }

  @Test
  void withoutWeightsTheGeneratorIsThePlainAutoencoder() {
    List<FrameWindow> frames =
        new FrameWindows(new FrameInput(96, 64, 64, 96), 1, 1)
            .read(
                List.copyOf(StreetFixture.trainingSet(24).clips().subList(0, 1)),
                1000,
                StreetFixture.context(2));
    Objective plain =
        (tf, architecture, input, weights, phase) ->
            Objective.Losses.of(
                GanOps.mean(
                    tf,
                    tf.math.square(
                        tf.math.sub(
                            architecture.reconstruct(tf, input, weights, phase), input.target()))),
                GanArchitecture::isOfGenerator);

    assertThat(trainOn(frames, new GanObjective(0, 0))).isEqualTo(trainOn(frames, plain));
  }

  private static Weights trainOn(List<FrameWindow> frames, Objective objective) {
    GanSettings settings =
        new GanSettings(96, 4, 8, new GanObjective(0, 0), 2, 8, 0.001, true, 0.2, 1000);
    TrainingSettings training = settings.toTrainingSettings(frames.size());
    TrainingSettings.Stage stage = training.stages().get(0);
    return new Trainer(
            "test",
            new GanArchitecture(64, 96, 4, 8),
            new TrainingSettings(
                training.patience(),
                training.batchSize(),
                training.dropout(),
                training.masking(),
                training.optimizer(),
                List.of(
                    new TrainingSettings.Stage(stage.epochs(), stage.learningRate(), objective))),
            Device.CPU)
        .train(
            new GanExamples(96, frames, true),
            Optional.empty(),
            Optional.empty(),
            StreetFixture.context(2))
        .weights();
  }
}
