package io.vad4j.tensorflow.reconstruction;

import io.vad4j.Options;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.ModelSummary;
import io.vad4j.tensorflow.network.ReconstructionArchitecture;
import io.vad4j.tensorflow.network.ReconstructionNetwork;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import io.vad4j.tensorflow.train.BlockMask;
import io.vad4j.tensorflow.train.EpochMetrics;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A trained network that reconstructs pictures, and how its errors become evidence. One native
 * network serves all scorers.
 */
public final class ReconstructionModel implements ScorerModel {
  private final ReconstructionModelCodec codec;
  private final HybridScore hybridScore;
  private final ReconstructionNetwork network;
  private final Device device;

  ReconstructionModel(ReconstructionModelCodec codec, Options options, Device device) {
    this.codec = codec;
    this.hybridScore = HybridScore.of(options, codec.statistics());
    this.device = device;
    this.network =
        new ReconstructionNetwork(
            codec.architecture(), codec.weights(), inferenceMasks(options), device);
  }

  /**
   * Loads a model.
   *
   * @param options the options to score with; those of training are ignored
   */
  public static ReconstructionModel load(
      Options options, Map<String, byte[]> saved, Device device) {
    return new ReconstructionModel(ReconstructionModelCodec.decode(saved), options, device);
  }

  /** The masks to score with, complementary in as many parts as come nearest to the mask ratio. */
  private List<float[]> inferenceMasks(Options options) {
    if (options.getString("inference-mask").equals("none")) {
      return List.of();
    }
    BlockMask blockMask = ReconstructionSettings.blockMask(codec.normalization().size());
    double ratio = Math.max(0.1, options.getDouble("mask-ratio"));
    return blockMask.complementaryMasks((int) Math.max(2, Math.round(1 / ratio)));
  }

  @Override
  public Scorer newScorer() {
    return new ReconstructionScorer(newStream(), hybridScore, network.cellsPerSide());
  }

  private ReconstructionStream newStream() {
    return new ReconstructionStream(codec.normalization(), network.newSession());
  }

  /** Starts a study of a stream. */
  public FrameInspector newInspector() {
    return new FrameInspector(newStream(), hybridScore, codec.normalization().size());
  }

  /** The network's form. */
  public ReconstructionArchitecture architecture() {
    return codec.architecture();
  }

  /** How training went. */
  public List<EpochMetrics> history() {
    return codec.history();
  }

  /** Weight of the reconstruction error in the hybrid score. */
  public double alpha() {
    return hybridScore.alpha();
  }

  /** Weight of motion in the hybrid score. */
  public double beta() {
    return hybridScore.beta();
  }

  @Override
  public String summary() {
    return ModelSummary.format(architecture().layers())
        + "%n%nscore: %s, alpha %.4g, beta %.4g"
            .formatted(
                hybridScore.type().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                hybridScore.alpha(),
                hybridScore.beta());
  }

  @Override
  public Map<String, byte[]> save() {
    return codec.encode();
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
