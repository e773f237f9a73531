package io.vad4j.tensorflow.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vad4j.tensorflow.EpochMetrics;
import java.util.List;

/** Training history as CSV with a header line. */
public final class HistoryCsv {
  private static final String HEADER = "epoch,training,validation,rate,best";
  private static final int COLUMNS = 5;

  private HistoryCsv() {}

  /** {@return the text in UTF-8} */
  public static byte[] encode(List<EpochMetrics> history) {
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
    return text.toString().getBytes(UTF_8);
  }

  /**
   * {@return the history that {@link #encode} gave}
   *
   * @throws IllegalArgumentException if the text is malformed
   */
  public static List<EpochMetrics> decode(byte[] bytes) {
    List<String> lines = new String(bytes, UTF_8).lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new IllegalArgumentException("The header of the history is not '" + HEADER + "'.");
    }
    return lines.stream().skip(1).map(HistoryCsv::parse).toList();
  }

  private static EpochMetrics parse(String line) {
    String[] fields = line.split(",");
    if (fields.length != COLUMNS) {
      throw new IllegalArgumentException("The line '" + line + "' has not " + COLUMNS + " fields.");
    }
    return new EpochMetrics(
        Integer.parseInt(fields[0]),
        Double.parseDouble(fields[1]),
        Double.parseDouble(fields[2]),
        Double.parseDouble(fields[3]),
        Boolean.parseBoolean(fields[4]));
  }
}
