package io.vad4j.tensorflow.picture;

import io.vad4j.Options;
import io.vad4j.tensorflow.train.BlockMask;
import io.vad4j.tensorflow.train.LearningRate;
import io.vad4j.tensorflow.train.Masking;
import io.vad4j.tensorflow.train.PictureLoss;
import io.vad4j.tensorflow.train.TrainingSettings;
import java.util.Locale;

/**
 * What is chosen for training a network that reconstructs pictures, checked.
 *
 * @param size rows and columns of a picture
 * @param epochs how often each frame is shown at most
 * @param patience after how many epochs without a smaller validation loss training ends
 * @param batch frames to a step
 * @param learningRate the first rate
 * @param decay what it is multiplied by
 * @param decayEpochs after every how many epochs
 * @param dropout the share of the code that is set to 0
 * @param mask which blocks are hidden
 * @param maskRatio the share of blocks that is hidden
 * @param loss what is made small
 * @param lossAlpha weight of reconstruction in the hybrid loss
 * @param lossBeta weight of motion in it
 * @param validation the share of clips to hold out
 * @param frames the most frames to learn from
 * @param every every how many frames one is taken
 * @param variation how pictures are varied
 * @param trainingRange whether the grey levels of the footage make the range from 0 to 1
 */
record PictureSettings(
    int size,
    int epochs,
    int patience,
    int batch,
    double learningRate,
    double decay,
    int decayEpochs,
    double dropout,
    Mask mask,
    double maskRatio,
    PictureLoss.Kind loss,
    double lossAlpha,
    double lossBeta,
    double validation,
    int frames,
    int every,
    Variation variation,
    boolean trainingRange) {
  private static final int BLOCKS = 12;

  /** Which blocks are hidden while the network learns. */
  enum Mask {
    /** Any. */
    RANDOM,
    /** None. */
    NONE,
    /** Rather those where something moves. */
    FOREGROUND
  }

  /** The settings that options ask for; nothing in them is left to the architecture any more. */
  static PictureSettings of(Options options) {
    return new PictureSettings(
        options.integer("size"),
        options.integer("epochs"),
        options.integer("patience"),
        options.integer("batch"),
        options.number("learning-rate"),
        options.number("decay"),
        options.integer("decay-epochs"),
        options.number("dropout"),
        Mask.valueOf(options.text("mask").toUpperCase(Locale.ROOT)),
        options.number("mask-ratio"),
        PictureLoss.Kind.valueOf(options.text("loss").toUpperCase(Locale.ROOT)),
        options.number("loss-alpha"),
        options.number("loss-beta"),
        options.number("validation"),
        options.integer("frames"),
        options.integer("every"),
        new Variation(options.number("crop"), options.number("rotation"), options.flag("mirror")),
        options.text("normalisation").equals("training"));
  }

  /** How the trainer is to go about it. */
  TrainingSettings training(int examples) {
    long stepsPerEpoch = Math.max(1, examples / batch);
    return new TrainingSettings(
        epochs,
        patience,
        batch,
        LearningRate.decaying(learningRate, decay, decayEpochs * stepsPerEpoch),
        dropout,
        masking(),
        new PictureLoss(loss, lossAlpha, lossBeta, masked()));
  }

  private Masking masking() {
    if (!masked()) {
      return Masking.none();
    }
    return mask == Mask.FOREGROUND
        ? Masking.foreground(blocks(size), maskRatio)
        : Masking.random(blocks(size), maskRatio);
  }

  private boolean masked() {
    return mask != Mask.NONE && maskRatio > 0;
  }

  /** The blocks that are hidden together: a twelfth of the picture, 16 pixels at size 200. */
  static BlockMask blocks(int size) {
    return new BlockMask(size, size, Math.max(2, size / BLOCKS));
  }
}
