package io.vad4j.tensorflow.transformer;

import io.vad4j.Options;
import io.vad4j.tensorflow.train.LearningRateSchedule;
import io.vad4j.tensorflow.train.Masking;
import io.vad4j.tensorflow.train.TrainingSettings;
import java.util.List;

/**
 * Options of the scorer {@code transformer}.
 *
 * @param inputSize longer side of the network's input
 * @param patchSize rows and columns of a patch
 * @param width width of the encoder
 * @param maskRatio ratio of hidden patches
 * @param epochs epochs of the teacher
 * @param studentEpochs epochs of the student
 * @param batchSize windows per step
 * @param learningRate peak learning rate
 * @param dropout dropout rate
 * @param pasteRatio share of the examples with a pasted object
 * @param horizontalFlip whether examples are flipped at random
 * @param validationSplit share of clips to hold out
 * @param maxFrames maximum number of windows
 * @param complementary whether scoring hides each patch once, rather than one fixed half
 */
record TransformerSettings(
    int inputSize,
    int patchSize,
    int width,
    double maskRatio,
    int epochs,
    int studentEpochs,
    int batchSize,
    double learningRate,
    double dropout,
    double pasteRatio,
    boolean horizontalFlip,
    double validationSplit,
    int maxFrames,
    boolean complementary) {
  private static final TrainingSettings.Adam OPTIMIZER = new TrainingSettings.Adam(0.9, 0.95, 0.05);

  static TransformerSettings of(Options options) {
    return new TransformerSettings(
        options.getInt("input-size"),
        options.getInt("patch-size"),
        options.getInt("width"),
        options.getDouble("mask-ratio"),
        options.getInt("epochs"),
        options.getInt("student-epochs"),
        options.getInt("batch-size"),
        options.getDouble("learning-rate"),
        options.getDouble("dropout"),
        options.getDouble("paste-ratio"),
        options.getBoolean("horizontal-flip"),
        options.getDouble("validation-split"),
        options.getInt("max-frames"),
        options.getString("inference-mask").equals("complementary"));
  }

  TransformerArchitecture architecture(int rows, int columns) {
    return new TransformerArchitecture(rows, columns, patchSize, 1, width, maskRatio);
  }

  /** {@return settings of the trainer: the teacher first, then the student} */
  TrainingSettings toTrainingSettings(TransformerArchitecture architecture, int exampleCount) {
    long batches = Math.max(1, exampleCount / batchSize);
    return new TrainingSettings(
        TrainingSettings.KEEP_LAST,
        batchSize,
        dropout,
        Masking.random(architecture.mask(), maskRatio),
        OPTIMIZER,
        List.of(
            new TrainingSettings.Stage(
                epochs,
                LearningRateSchedule.oneCycle(learningRate, epochs * batches),
                TransformerObjectives::teacher),
            new TrainingSettings.Stage(
                studentEpochs,
                LearningRateSchedule.oneCycle(learningRate, studentEpochs * batches),
                TransformerObjectives::student)));
  }
}
