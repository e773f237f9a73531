package io.vad4j.tensorflow.reconstruction;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vad4j.ModelException;
import io.vad4j.tensorflow.network.ReconstructionArchitecture;
import io.vad4j.tensorflow.network.Weights;
import io.vad4j.tensorflow.saved.SealedParts;
import io.vad4j.tensorflow.train.EpochMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What training gave, as it is saved.
 *
 * @param normalization how frames become pictures
 * @param weights what the network learned
 * @param statistics how what is measured is spread over normal footage
 * @param history how training went
 */
record ReconstructionModelCodec(
    InputNormalization normalization,
    Weights weights,
    ErrorStatistics statistics,
    List<EpochMetrics> history) {
  private static final String FORMAT = "1";
  private static final String NETWORK = "network.f32";
  private static final String HISTORY = "history.csv";
  private static final String HEADER = "epoch,training,validation,rate,best";

  ReconstructionModelCodec {
    history = List.copyOf(history);
  }

  /** The network's form. */
  ReconstructionArchitecture architecture() {
    return new ReconstructionArchitecture(normalization.size());
  }

  /** The parts by name. */
  Map<String, byte[]> encode() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("format", FORMAT);
    facts.put("architecture", architecture().name());
    facts.put("width", Integer.toString(normalization.width()));
    facts.put("height", Integer.toString(normalization.height()));
    facts.put("size", Integer.toString(normalization.size()));
    facts.put("low", Integer.toString(normalization.minLevel()));
    facts.put("high", Integer.toString(normalization.maxLevel()));
    facts.put("spread.error", Double.toString(statistics.error()));
    facts.put("spread.weighted-error", Double.toString(statistics.weightedError()));
    facts.put("spread.motion", Double.toString(statistics.motion()));
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(NETWORK, weights.toBytes());
    parts.put(HISTORY, history().isEmpty() ? new byte[0] : formatHistory().getBytes(UTF_8));
    return new SealedParts(facts, parts).write();
  }

  private String formatHistory() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (EpochMetrics epoch : history) {
      text.append(epoch.number())
          .append(',')
          .append(epoch.trainingLoss())
          .append(',')
          .append(epoch.validationLoss())
          .append(',')
          .append(epoch.learningRate())
          .append(',')
          .append(epoch.best())
          .append('\n');
    }
    return text.toString();
  }

  /**
   * Reads what {@link #encode()} gave.
   *
   * @throws ModelException if a part is missing, damaged, or of another format
   */
  static ReconstructionModelCodec decode(Map<String, byte[]> parts) {
    SealedParts saved = SealedParts.read(parts);
    if (!FORMAT.equals(saved.fact("format"))) {
      throw SealedParts.unknown("format " + saved.fact("format"));
    }
    try {
      InputNormalization normalization =
          new InputNormalization(
              saved.integer("width"),
              saved.integer("height"),
              saved.integer("size"),
              saved.integer("low"),
              saved.integer("high"));
      ReconstructionArchitecture architecture =
          new ReconstructionArchitecture(normalization.size());
      byte[] network = saved.part(NETWORK, 4 * Weights.parameterCount(architecture.parameters()));
      return new ReconstructionModelCodec(
          normalization,
          Weights.fromBytes(architecture.parameters(), network),
          new ErrorStatistics(
              saved.number("spread.error"),
              saved.number("spread.weighted-error"),
              saved.number("spread.motion")),
          parseHistory(new String(saved.part(HISTORY), UTF_8)));
    } catch (IllegalArgumentException e) {
      throw SealedParts.damaged(SealedParts.MANIFEST);
    }
  }

  private static List<EpochMetrics> parseHistory(String text) {
    List<EpochMetrics> history = new ArrayList<>();
    text.lines()
        .skip(1)
        .map(line -> line.split(","))
        .forEach(
            fields ->
                history.add(
                    new EpochMetrics(
                        Integer.parseInt(fields[0]),
                        Double.parseDouble(fields[1]),
                        Double.parseDouble(fields[2]),
                        Double.parseDouble(fields[3]),
                        Boolean.parseBoolean(fields[4]))));
    return history;
  }
}
