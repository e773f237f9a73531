package io.vad4j.tensorflow.reconstruction;

import io.vad4j.Options;
import io.vad4j.tensorflow.train.BlockMask;
import io.vad4j.tensorflow.train.LearningRateSchedule;
import io.vad4j.tensorflow.train.Masking;
import io.vad4j.tensorflow.train.TrainingSettings;
import java.util.Locale;

/**
 * What is chosen for training a network that reconstructs pictures, checked.
 *
 * @param size rows and columns of a picture
 * @param epochs how often each frame is shown at most
 * @param patience after how many epochs without a smaller validation loss training ends
 * @param batchSize frames to a step
 * @param learningRate the first rate
 * @param learningRateDecay what it is multiplied by
 * @param learningRateDecayEpochs after every how many epochs
 * @param dropout the share of the code that is set to 0
 * @param mask which blocks are hidden
 * @param maskRatio the share of blocks that is hidden
 * @param loss what is made small
 * @param lossAlpha weight of reconstruction in the hybrid loss
 * @param lossBeta weight of motion in it
 * @param validationSplit the share of clips to hold out
 * @param maxFrames the most frames to learn from
 * @param frameStride every how many frames one is taken
 * @param augmentation how pictures are varied
 * @param fitRange whether the grey levels of the footage make the range from 0 to 1
 */
record ReconstructionSettings(
    int size,
    int epochs,
    int patience,
    int batchSize,
    double learningRate,
    double learningRateDecay,
    int learningRateDecayEpochs,
    double dropout,
    MaskType mask,
    double maskRatio,
    ReconstructionLoss.LossType loss,
    double lossAlpha,
    double lossBeta,
    double validationSplit,
    int maxFrames,
    int frameStride,
    Augmentation augmentation,
    boolean fitRange) {
  private static final int BLOCKS_PER_SIDE = 12;

  /** Which blocks are hidden while the network learns. */
  enum MaskType {
    /** Any. */
    RANDOM,
    /** None. */
    NONE,
    /** Rather those where something moves. */
    FOREGROUND
  }

  /** The settings that options ask for; nothing in them is left to the architecture any more. */
  static ReconstructionSettings of(Options options) {
    return new ReconstructionSettings(
        options.getInt("input-size"),
        options.getInt("epochs"),
        options.getInt("patience"),
        options.getInt("batch-size"),
        options.getDouble("learning-rate"),
        options.getDouble("lr-decay"),
        options.getInt("lr-decay-epochs"),
        options.getDouble("dropout"),
        MaskType.valueOf(options.getString("mask").toUpperCase(Locale.ROOT)),
        options.getDouble("mask-ratio"),
        ReconstructionLoss.LossType.valueOf(options.getString("loss").toUpperCase(Locale.ROOT)),
        options.getDouble("loss-alpha"),
        options.getDouble("loss-beta"),
        options.getDouble("validation-split"),
        options.getInt("max-frames"),
        options.getInt("frame-stride"),
        new Augmentation(
            options.getDouble("max-crop"),
            options.getDouble("max-rotation"),
            options.getBoolean("horizontal-flip")),
        options.getString("normalization").equals("training"));
  }

  /** How the trainer is to go about it. */
  TrainingSettings toTrainingSettings(int exampleCount) {
    long stepsPerEpoch = Math.max(1, exampleCount / batchSize);
    return new TrainingSettings(
        epochs,
        patience,
        batchSize,
        LearningRateSchedule.stepDecay(
            learningRate, learningRateDecay, learningRateDecayEpochs * stepsPerEpoch),
        dropout,
        createMasking(),
        new ReconstructionLoss(loss, lossAlpha, lossBeta, isMasked()));
  }

  private Masking createMasking() {
    if (!isMasked()) {
      return Masking.none();
    }
    return mask == MaskType.FOREGROUND
        ? Masking.foreground(blockMask(size), maskRatio)
        : Masking.random(blockMask(size), maskRatio);
  }

  private boolean isMasked() {
    return mask != MaskType.NONE && maskRatio > 0;
  }

  /** The blocks that are hidden together: a twelfth of the picture, 16 pixels at size 200. */
  static BlockMask blockMask(int size) {
    return new BlockMask(size, size, Math.max(2, size / BLOCKS_PER_SIDE));
  }
}
