package io.vad4j.tensorflow.picture;

import io.vad4j.Options;
import io.vad4j.TrainingException;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingFootage;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.PaperArchitecture;
import io.vad4j.tensorflow.network.PictureNetwork;
import io.vad4j.tensorflow.network.Weights;
import io.vad4j.tensorflow.train.Checkpoint;
import io.vad4j.tensorflow.train.Trainer;
import io.vad4j.tensorflow.train.Training;
import io.vad4j.tensorflow.train.TrainingIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Trains networks that reconstruct pictures. */
public final class PictureTraining {
  /** About the most frames that spreads are measured on. */
  private static final int SPREAD_FRAMES = 300;

  private PictureTraining() {}

  /** The clips that a training with these options and this seed holds out for validation. */
  public static List<TrainingClip> heldOut(TrainingFootage footage, Options options, long seed) {
    double share = PictureSettings.of(options).validation();
    return ClipSplit.of(footage.clips(), share, seed).validation();
  }

  /**
   * Learns from normal footage.
   *
   * @param options with nothing left to the architecture
   * @throws TrainingException if there is too little footage, training diverges, or its state
   *     cannot be kept
   */
  public static PictureModel train(
      TrainingFootage footage, Options options, TrainingContext context, Device device) {
    PictureSettings settings = PictureSettings.of(options);
    PictureFootage pictures = PictureFootage.read(footage, settings, context);
    PaperArchitecture architecture = new PaperArchitecture(settings.size());
    Optional<Checkpoint> checkpoint =
        context
            .checkpoints()
            .map(
                folder ->
                    Checkpoint.in(
                        folder, identity(options, context.seed(), pictures.training().frames())));
    Training training =
        new Trainer(architecture, settings.training(pictures.training().count()), device)
            .train(pictures.training(), Optional.of(pictures.validation()), checkpoint, context);
    PictureParts parts =
        new PictureParts(
            pictures.training().format(),
            training.weights(),
            spread(architecture, training.weights(), pictures.validation(), device),
            training.history());
    return new PictureModel(parts, options, device);
  }

  /** All but the epochs: a training may end earlier, or go on for longer, than was first asked. */
  private static Map<String, String> identity(Options options, long seed, List<byte[]> frames) {
    Map<String, String> identity = new TreeMap<>(TrainingIdentity.of(options, seed, frames));
    identity.remove("epochs");
    return identity;
  }

  private static Spread spread(
      PaperArchitecture architecture, Weights weights, PictureExamples normal, Device device) {
    Spread.Measuring measuring = new Spread.Measuring();
    float[] before = new float[architecture.targetSize()];
    float[] now = new float[architecture.targetSize()];
    int step = Math.max(1, normal.count() / SPREAD_FRAMES);
    float[] values = normal.format().values();
    try (PictureNetwork network = new PictureNetwork(architecture, weights, List.of(), device);
        PictureNetwork.Exchange exchange = network.open()) {
      for (int i = 0; i < normal.count(); i += step) {
        PictureFormat.write(normal.before().get(i), values, before);
        PictureFormat.write(normal.frames().get(i), values, now);
        measuring.add(exchange.measure(now, before));
      }
    }
    return measuring.spread();
  }
}
