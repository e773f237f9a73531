package io.vad4j.tensorflow.gan;

import io.vad4j.Options;
import io.vad4j.tensorflow.train.LearningRateSchedule;
import io.vad4j.tensorflow.train.Masking;
import io.vad4j.tensorflow.train.TrainingSettings;
import java.util.List;

/**
 * Options of the scorer {@code gan}.
 *
 * @param inputSize longer side of the network's input
 * @param channels channels of the first layer
 * @param codeSize values of the code
 * @param objective losses with their weights
 * @param epochs number of epochs
 * @param batchSize frames per step
 * @param learningRate peak learning rate
 * @param horizontalFlip whether examples are flipped at random
 * @param validationSplit share of clips to hold out
 * @param maxFrames maximum number of frames
 */
record GanSettings(
    int inputSize,
    int channels,
    int codeSize,
    GanObjective objective,
    int epochs,
    int batchSize,
    double learningRate,
    boolean horizontalFlip,
    double validationSplit,
    int maxFrames) {

  static GanSettings of(Options options) {
    return new GanSettings(
        options.getInt("input-size"),
        options.getInt("channels"),
        options.getInt("code-size"),
        new GanObjective(options.getDouble("lambda-image"), options.getDouble("lambda-latent")),
        options.getInt("epochs"),
        options.getInt("batch-size"),
        options.getDouble("learning-rate"),
        options.getBoolean("horizontal-flip"),
        options.getDouble("validation-split"),
        options.getInt("max-frames"));
  }

  TrainingSettings toTrainingSettings(int exampleCount) {
    long steps = (long) epochs * Math.max(1, exampleCount / batchSize);
    return new TrainingSettings(
        TrainingSettings.KEEP_LAST,
        batchSize,
        0,
        Masking.none(),
        TrainingSettings.Adam.DEFAULT,
        List.of(
            new TrainingSettings.Stage(
                epochs, LearningRateSchedule.oneCycle(learningRate, steps), objective)));
  }
}
