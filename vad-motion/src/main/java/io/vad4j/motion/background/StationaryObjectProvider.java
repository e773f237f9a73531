package io.vad4j.motion.background;

import io.vad4j.AnomalyKind;
import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.Scorer;
import io.vad4j.core.background.AdaptiveBackground;
import io.vad4j.motion.opencv.CellScorer;
import io.vad4j.motion.opencv.OpenCv;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.StreamContext;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code stationary-object}: per cell, for how many seconds beyond {@code min-duration} a
 * stationary object has occluded the background: a person lying, a bag left, a car stopped.
 *
 * <p>The background begins as the median of the training video and adapts to the stream ({@link
 * AdaptiveBackground}). A shadow, a patch of sun or a lamp keeps the edges of what it falls on, so
 * that it is light and no object, and scores 0. So does what is there at the start of the stream.
 *
 * <p>An object is stationary while neither its cell nor a neighbour moves. Occlusion by a moving
 * object takes off as many seconds as it lasts; motion next to it pauses the count. The score of a
 * cell without object is 0. An object that stays for {@code absorb-after} seconds becomes
 * background until the stream is reset. Frames most of which are objects are ignored.
 *
 * @since 0.1.0
 */
public final class StationaryObjectProvider implements TrainableScorerProvider {
  private static final String NAME = "stationary-object";
  private static final String MIN_DURATION = "min-duration";
  private static final String ABSORB_AFTER = "absorb-after";

  private static final ScorerDescriptor DESCRIPTOR =
      ScorerDescriptor.builder(
              NAME,
              "Finds objects that stay where the scene is normally empty: a person lying, an"
                  + " object left; misses all that moves and what is there at the start of the stream.")
          .kind(AnomalyKind.STATIONARY_OBJECT)
          .isDefault(true)
          .standalone(true)
          .millisPerFrame(0.3)
          .warmUpFrames(1)
          .pooling(Pooling.max(2))
          .noiseFloor(0.25)
          .option(
              OptionSpec.number(
                  MIN_DURATION, 1, 0, 3_600, "Seconds for which a stationary object scores 0."))
          .option(
              OptionSpec.number(
                  ABSORB_AFTER,
                  300,
                  5,
                  86_400,
                  "Seconds after which a stationary object becomes background."))
          .build();

  /** For {@link java.util.ServiceLoader}. */
  public StationaryObjectProvider() {}

  @Override
  public ScorerDescriptor descriptor() {
    return DESCRIPTOR;
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.vad4j.ProviderException if OpenCV's native code is missing
   */
  @Override
  public ScorerModel train(TrainingSet trainingSet, Options options, TrainingContext context) {
    OpenCv.load();
    return new Model(
        BackgroundModel.fit(NAME, trainingSet),
        options.getDouble(MIN_DURATION),
        options.getDouble(ABSORB_AFTER));
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.vad4j.ProviderException if OpenCV's native code is missing
   */
  @Override
  public ScorerModel load(Options options, Map<String, byte[]> parts) {
    OpenCv.load();
    return new Model(
        BackgroundModel.load(NAME, parts),
        options.getDouble(MIN_DURATION),
        options.getDouble(ABSORB_AFTER));
  }

  /** The fitted background model; holds no native memory. */
  private record Model(BackgroundModel background, double minDuration, double absorbAfter)
      implements ScorerModel {
    @Override
    public Scorer newScorer() {
      return newScorer(background.newAdaptive());
    }

    @Override
    public Scorer newScorer(StreamContext context) {
      return newScorer(background.sharedAdaptive(context));
    }

    private Scorer newScorer(AdaptiveBackground adaptive) {
      adaptive.setAbsorbAfter(Duration.ofNanos(Math.round(absorbAfter * 1e9)));
      return new CellScorer(
          DESCRIPTOR, new StationaryForeground(background, adaptive, minDuration));
    }

    @Override
    public Map<String, byte[]> save() {
      Map<String, byte[]> parts = new HashMap<>();
      background.save(parts);
      return parts;
    }
  }
}
