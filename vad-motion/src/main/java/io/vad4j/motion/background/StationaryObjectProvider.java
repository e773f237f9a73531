package io.vad4j.motion.background;

import io.vad4j.AnomalyKind;
import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.Scorer;
import io.vad4j.motion.opencv.CellScorer;
import io.vad4j.motion.opencv.OpenCv;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code stillness}: for how many seconds, beyond the first {@code after}, something has stood
 * still in front of each cell of the empty scene, which is the median of normal footage. A person
 * who lies, a bag that was left, a car that stopped.
 *
 * <p>A cell stands still while neither it nor one beside it changes, so that plain clothes of
 * somebody who walks do not. What passes in front hides it while it does, and takes a second for
 * each of its own; what leaves is nothing at once, and forgotten within a second; what stays for
 * {@code absorb} seconds becomes part of the scene until the stream ends. Frames that are more than
 * half foreground, as when the light is switched, change nothing.
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
              "Finds what stays where normally nothing does, after seconds: someone lying, a thing"
                  + " left; misses all that moves, and mistakes changed light or furniture.")
          .kind(AnomalyKind.STATIONARY_OBJECT)
          .isDefault(true)
          .standalone(true)
          .millisPerFrame(0.3)
          .warmUpFrames(1)
          .pooling(Pooling.max(2))
          .noiseFloor(0.25)
          .option(
              OptionSpec.number(
                  MIN_DURATION,
                  1,
                  0,
                  3_600,
                  "How many seconds something may stand still and count for nothing."))
          .option(
              OptionSpec.number(
                  ABSORB_AFTER,
                  300,
                  5,
                  86_400,
                  "After how many seconds what stands still becomes part of the scene."))
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

  /** An empty scene, which needs no native memory. */
  private record Model(BackgroundModel background, double minDuration, double absorbAfter)
      implements ScorerModel {
    @Override
    public Scorer newScorer() {
      return new CellScorer(
          DESCRIPTOR, new StationaryForeground(background, minDuration, absorbAfter));
    }

    @Override
    public Map<String, byte[]> save() {
      Map<String, byte[]> parts = new HashMap<>();
      background.save(parts);
      return parts;
    }
  }
}
