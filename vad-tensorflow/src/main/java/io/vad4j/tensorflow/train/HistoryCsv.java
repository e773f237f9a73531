package io.vad4j.tensorflow.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vad4j.tensorflow.EpochMetrics;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Training history as CSV with a header line; further metrics are columns after the others. */
public final class HistoryCsv {
  private static final String HEADER = "epoch,training,validation,rate,best";
  private static final int COLUMNS = 5;

  private HistoryCsv() {}

  /** {@return the text in UTF-8} */
  public static byte[] encode(List<EpochMetrics> history) {
    TreeSet<String> names = new TreeSet<>();
    history.forEach(epoch -> names.addAll(epoch.metrics().keySet()));
    StringBuilder text = new StringBuilder(HEADER);
    names.forEach(name -> text.append(',').append(name));
    text.append('\n');
    for (EpochMetrics epoch : history) {
      text.append(epoch.number())
          .append(',')
          .append(epoch.trainingLoss())
          .append(',')
          .append(epoch.validationLoss())
          .append(',')
          .append(epoch.learningRate())
          .append(',')
          .append(epoch.best());
      names.forEach(
          name -> text.append(',').append(epoch.metrics().getOrDefault(name, Double.NaN)));
      text.append('\n');
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
    if (lines.isEmpty() || !(lines.get(0) + ',').startsWith(HEADER + ',')) {
      throw new IllegalArgumentException("The header of the history is not '" + HEADER + "'.");
    }
    List<String> names = List.of(lines.get(0).split(","));
    return lines.stream().skip(1).map(line -> parse(names, line)).toList();
  }

  private static EpochMetrics parse(List<String> names, String line) {
    String[] fields = line.split(",");
    if (fields.length != names.size()) {
      throw new IllegalArgumentException(
          "The line '" + line + "' has not " + names.size() + " fields.");
    }
    TreeMap<String, Double> metrics = new TreeMap<>();
    for (int i = COLUMNS; i < fields.length; i++) {
      double value = Double.parseDouble(fields[i]);
      if (!Double.isNaN(value)) {
        metrics.put(names.get(i), value);
      }
    }
    return new EpochMetrics(
        Integer.parseInt(fields[0]),
        Double.parseDouble(fields[1]),
        Double.parseDouble(fields[2]),
        Double.parseDouble(fields[3]),
        Boolean.parseBoolean(fields[4]),
        metrics);
  }
}
