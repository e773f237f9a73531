package io.vad4j.tensorflow.picture;

import io.vad4j.Options;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.LayerTable;
import io.vad4j.tensorflow.network.PaperArchitecture;
import io.vad4j.tensorflow.network.PictureNetwork;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import io.vad4j.tensorflow.train.BlockMask;
import io.vad4j.tensorflow.train.EpochLoss;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A trained network that reconstructs pictures, and how its errors become evidence. One native
 * network serves all scorers.
 */
public final class PictureModel implements ScorerModel {
  private final PictureParts parts;
  private final Scoring scoring;
  private final PictureNetwork network;
  private final Device device;

  PictureModel(PictureParts parts, Options options, Device device) {
    this.parts = parts;
    this.scoring = Scoring.of(options, parts.spread());
    this.device = device;
    this.network =
        new PictureNetwork(parts.architecture(), parts.weights(), masks(options), device);
  }

  /**
   * Loads a model.
   *
   * @param options the options to score with; those of training are ignored
   */
  public static PictureModel load(Options options, Map<String, byte[]> saved, Device device) {
    return new PictureModel(PictureParts.read(saved), options, device);
  }

  /** The masks to score with, complementary in as many parts as come nearest to the mask ratio. */
  private List<float[]> masks(Options options) {
    if (options.text("test-mask").equals("none")) {
      return List.of();
    }
    BlockMask blocks = PictureSettings.blocks(parts.format().size());
    double ratio = Math.max(0.1, options.number("mask-ratio"));
    return blocks.complementary((int) Math.max(2, Math.round(1 / ratio)));
  }

  @Override
  public Scorer open() {
    return new PictureScorer(stream(), scoring, network.cells());
  }

  private PictureStream stream() {
    return new PictureStream(parts.format(), network.open());
  }

  /** Starts a study of a stream. */
  public PictureStudy study() {
    return new PictureStudy(stream(), scoring, parts.format().size());
  }

  /** The network's form. */
  public PaperArchitecture architecture() {
    return parts.architecture();
  }

  /** How training went. */
  public List<EpochLoss> history() {
    return parts.history();
  }

  /** Weight of the reconstruction error in the hybrid score. */
  public double alpha() {
    return scoring.alpha();
  }

  /** Weight of motion in the hybrid score. */
  public double beta() {
    return scoring.beta();
  }

  @Override
  public String summary() {
    return LayerTable.of(architecture().layers())
        + "%n%nscore: %s, alpha %.4g, beta %.4g"
            .formatted(
                scoring.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                scoring.alpha(),
                scoring.beta());
  }

  @Override
  public Map<String, byte[]> save() {
    return parts.write();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("tensorflow", TensorFlowRuntime.version(), "device", device.name());
  }

  @Override
  public void close() {
    network.close();
  }
}
