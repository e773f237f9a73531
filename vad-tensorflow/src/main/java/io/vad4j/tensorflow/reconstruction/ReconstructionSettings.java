package io.vad4j.tensorflow.reconstruction;

import io.vad4j.Options;
import io.vad4j.tensorflow.train.BlockMask;
import io.vad4j.tensorflow.train.LearningRateSchedule;
import io.vad4j.tensorflow.train.Masking;
import io.vad4j.tensorflow.train.TrainingSettings;
import java.util.Locale;

/**
 * Training options of {@code architecture=reconstruction}.
 *
 * @param size rows and columns of the network's input
 * @param frames number of frames that the network receives
 * @param epochs maximum number of epochs
 * @param patience number of epochs without a smaller validation loss after which training stops
 * @param batchSize frames per step
 * @param learningRate initial learning rate
 * @param learningRateDecay factor of the learning rate's decay
 * @param learningRateDecayEpochs number of epochs between decays
 * @param dropout dropout rate of the code
 * @param mask which blocks are hidden
 * @param maskRatio ratio of hidden blocks
 * @param loss loss function
 * @param lossAlpha weight of the weighted error in the hybrid loss
 * @param lossBeta weight of the motion gradient in the hybrid loss
 * @param validationSplit share of clips to hold out
 * @param maxFrames maximum number of frames
 * @param frameStride frame stride
 * @param augmentation data augmentation
 * @param fitRange whether the range of gray levels of the training frames is normalized to [0, 1]
 */
record ReconstructionSettings(
    int size,
    int frames,
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

  /** Values of the option {@code mask}. */
  enum MaskType {
    /** Blocks at random. */
    RANDOM,
    /** No blocks. */
    NONE,
    /** Preferably blocks with motion. */
    FOREGROUND
  }

  /** {@return settings of options without {@code auto}} */
  static ReconstructionSettings of(Options options) {
    return new ReconstructionSettings(
        options.getInt("input-size"),
        options.getInt("input-frames"),
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

  /** {@return settings of the trainer} */
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

  /** {@return masks with blocks of a twelfth of the frame's side, 16 pixels at size 200} */
  static BlockMask blockMask(int size) {
    return new BlockMask(size, size, Math.max(2, size / BLOCKS_PER_SIDE));
  }
}
