package io.vad4j.tensorflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import io.vad4j.TrainingException;
import io.vad4j.spi.TrainingContext;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.MotionArchitecture;
import io.vad4j.tensorflow.network.ScoringNetwork;
import io.vad4j.tensorflow.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private final MotionArchitecture architecture = new MotionArchitecture(10, 6);
  private final BlockMask mask = new BlockMask(10, 6, 3);

  @Test
  void trainingLowersTheLoss() {
    List<Progress> reports = new ArrayList<>();
    train(settings(20, 2e-3), new Boxes(64), reports::add);
    assertThat(loss(reports.get(reports.size() - 1))).isLessThan(0.3 * loss(reports.get(0)));
  }

  private static double loss(Progress report) {
    return Double.parseDouble(report.detail().replace("loss ", ""));
  }

  @Test
  void trainedNetworkPredictsMotionInTheTrainedCell() {
    Boxes boxes = new Boxes(64);
    Weights weights = train(settings(40, 5e-3), boxes, ProgressListener.none());
    float[] image = new float[architecture.imageSize()];
    float[] target = new float[60];
    boxes.write(0, new Random(0), image, target);
    float[] expected = reconstruct(weights, image, target);
    assertThat(expected[boxes.cell(0)]).isGreaterThan(0.5f);
  }

  @Test
  void hiddenCellsDoNotInfluenceTheirReconstruction() {
    Weights weights = train(settings(1, 2e-3), new Boxes(16), ProgressListener.none());
    float[] image = new float[architecture.imageSize()];
    float[] target = new float[60];
    float before = reconstruct(weights, image, target)[23];
    target[23] = 5;
    assertThat(reconstruct(weights, image, target)[23]).isEqualTo(before);
  }

  private float[] reconstruct(Weights weights, float[] image, float[] target) {
    float[] expected = new float[60];
    try (ScoringNetwork network =
            new ScoringNetwork(architecture, weights, mask.complementaryMasks(2), Device.CPU);
        ScoringNetwork.InferenceSession session = network.newSession()) {
      session.reconstruct(image, target, expected);
    }
    return expected;
  }

  @Test
  void nonFiniteLossStopsTraining() {
    List<Progress> reports = new ArrayList<>();
    assertThatThrownBy(() -> train(settings(50, 1e30), new Boxes(64), reports::add))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("diverged")
        .hasMessageContaining("smaller learning-rate");
    assertThat(reports.size()).isLessThan(5);
  }

  @Test
  void nonFiniteValidationLossStopsTraining() {
    TrainingSettings quick = settings(1, 1e30);
    assertThatThrownBy(
            () ->
                new Trainer("test", architecture, quick, Device.CPU)
                    .train(
                        new Boxes(8),
                        Optional.of(new Boxes(2)),
                        Optional.empty(),
                        context(ProgressListener.none())))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("validation loss");
  }

  @Test
  void epochsAreReportedAsBestWhereTheBestIsKept() {
    assertThat(validatedEpochs(2).get(0)).endsWith(", best");
    assertThat(validatedEpochs(TrainingSettings.KEEP_LAST))
        .hasSize(2)
        .noneMatch(report -> report.contains("best"));
  }

  private List<String> validatedEpochs(int patience) {
    List<String> reports = new ArrayList<>();
    TrainingSettings settings =
        new TrainingSettings(
            2,
            patience,
            8,
            LearningRateSchedule.oneCycle(2e-3, 16),
            0.1,
            Masking.random(mask, 0.75),
            Loss.maskedMse());
    new Trainer("test", architecture, settings, Device.CPU)
        .train(
            new Boxes(8),
            Optional.of(new Boxes(2)),
            Optional.empty(),
            context(report -> reports.add(report.detail())));
    return reports.stream().filter(report -> report.startsWith("epoch")).toList();
  }

  @Test
  void interruptionStopsTrainingBetweenStepsAndKeepsTheInterruptStatus() {
    List<Progress> reports = new ArrayList<>();
    ProgressListener interrupt =
        report -> {
          reports.add(report);
          Thread.currentThread().interrupt();
        };
    try {
      assertThatThrownBy(() -> train(settings(50, 2e-3), new Boxes(64), interrupt))
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(reports).hasSize(1);
  }

  @Test
  void rejectsFewerExamplesThanABatch() {
    assertThatThrownBy(() -> train(settings(1, 2e-3), new Boxes(3), ProgressListener.none()))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("batch of 8");
  }

  private Weights train(
      TrainingSettings settings, TrainingDataset examples, ProgressListener progress) {
    return new Trainer("test", architecture, settings, Device.CPU)
        .train(examples, Optional.empty(), Optional.empty(), context(progress))
        .weights();
  }

  private static TrainingContext context(ProgressListener progress) {
    return new TrainingContext() {
      @Override
      public long seed() {
        return 3;
      }

      @Override
      public ProgressListener progress() {
        return progress;
      }
    };
  }

  private TrainingSettings settings(int epochs, double rate) {
    return new TrainingSettings(
        epochs,
        epochs,
        8,
        LearningRateSchedule.oneCycle(rate, epochs * 8L),
        0.1,
        Masking.random(mask, 0.75),
        Loss.maskedMse());
  }

  /** A bright box in one cell of each image, where the motion is. */
  private final class Boxes implements TrainingDataset {
    private final int count;

    Boxes(int count) {
      this.count = count;
    }

    int cell(int example) {
      return new Random(example).nextInt(60);
    }

    @Override
    public int size() {
      return count;
    }

    @Override
    public void write(int example, RandomGenerator random, float[] image, float[] target) {
      int cell = cell(example);
      for (int i = 0; i < architecture.imageSize(); i++) {
        int index = i / architecture.imageChannels();
        int column = index % architecture.imageColumns() / 2;
        int row = index / architecture.imageColumns() / 2;
        image[i] = row * 10 + column == cell ? 1 : 0;
      }
      for (int i = 0; i < 60; i++) {
        target[i] = i == cell ? 1 : 0;
      }
    }
  }
}
