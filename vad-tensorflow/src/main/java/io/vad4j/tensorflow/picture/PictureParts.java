package io.vad4j.tensorflow.picture;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vad4j.ModelException;
import io.vad4j.tensorflow.network.PaperArchitecture;
import io.vad4j.tensorflow.network.Weights;
import io.vad4j.tensorflow.saved.SealedParts;
import io.vad4j.tensorflow.train.EpochLoss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What training gave, as it is saved.
 *
 * @param format how frames become pictures
 * @param weights what the network learned
 * @param spread how what is measured is spread over normal footage
 * @param history how training went
 */
record PictureParts(PictureFormat format, Weights weights, Spread spread, List<EpochLoss> history) {
  private static final String FORMAT = "1";
  private static final String NETWORK = "network.f32";
  private static final String HISTORY = "history.csv";
  private static final String HEADER = "epoch,training,validation,rate,best";

  PictureParts {
    history = List.copyOf(history);
  }

  /** The network's form. */
  PaperArchitecture architecture() {
    return new PaperArchitecture(format.size());
  }

  /** The parts by name. */
  Map<String, byte[]> write() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("format", FORMAT);
    facts.put("architecture", architecture().name());
    facts.put("width", Integer.toString(format.width()));
    facts.put("height", Integer.toString(format.height()));
    facts.put("size", Integer.toString(format.size()));
    facts.put("low", Integer.toString(format.low()));
    facts.put("high", Integer.toString(format.high()));
    facts.put("spread.error", Double.toString(spread.error()));
    facts.put("spread.weighted-error", Double.toString(spread.weightedError()));
    facts.put("spread.motion", Double.toString(spread.motion()));
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(NETWORK, weights.toBytes());
    parts.put(HISTORY, history().isEmpty() ? new byte[0] : historyText().getBytes(UTF_8));
    return new SealedParts(facts, parts).write();
  }

  private String historyText() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (EpochLoss epoch : history) {
      text.append(epoch.number())
          .append(',')
          .append(epoch.training())
          .append(',')
          .append(epoch.validation())
          .append(',')
          .append(epoch.learningRate())
          .append(',')
          .append(epoch.best())
          .append('\n');
    }
    return text.toString();
  }

  /**
   * Reads what {@link #write()} gave.
   *
   * @throws ModelException if a part is missing, damaged, or of another format
   */
  static PictureParts read(Map<String, byte[]> parts) {
    SealedParts saved = SealedParts.read(parts);
    if (!FORMAT.equals(saved.fact("format"))) {
      throw SealedParts.unknown("format " + saved.fact("format"));
    }
    try {
      PictureFormat format =
          new PictureFormat(
              saved.integer("width"),
              saved.integer("height"),
              saved.integer("size"),
              saved.integer("low"),
              saved.integer("high"));
      PaperArchitecture architecture = new PaperArchitecture(format.size());
      byte[] network = saved.part(NETWORK, 4 * Weights.count(architecture.parameters()));
      return new PictureParts(
          format,
          Weights.fromBytes(architecture.parameters(), network),
          new Spread(
              saved.number("spread.error"),
              saved.number("spread.weighted-error"),
              saved.number("spread.motion")),
          history(new String(saved.part(HISTORY), UTF_8)));
    } catch (IllegalArgumentException e) {
      throw SealedParts.damaged(SealedParts.MANIFEST);
    }
  }

  private static List<EpochLoss> history(String text) {
    List<EpochLoss> history = new ArrayList<>();
    text.lines()
        .skip(1)
        .map(line -> line.split(","))
        .forEach(
            words ->
                history.add(
                    new EpochLoss(
                        Integer.parseInt(words[0]),
                        Double.parseDouble(words[1]),
                        Double.parseDouble(words[2]),
                        Double.parseDouble(words[3]),
                        Boolean.parseBoolean(words[4]))));
    return history;
  }
}
