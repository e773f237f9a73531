package io.vad4j.tensorflow.network;

import io.vad4j.tensorflow.LayerSummary;
import java.util.List;
import java.util.Locale;

/** Text table of a network's layers: name, output shape, parameters, multiply-adds, totals. */
public final class ModelSummary {
  private ModelSummary() {}

  /** {@return the table, without a final line break} */
  public static String format(List<LayerSummary> layers) {
    StringBuilder text = new StringBuilder();
    text.append(formatRow("LAYER", "OUTPUT", "PARAMETERS", "MULTIPLY-ADDS"));
    for (LayerSummary layer : layers) {
      text.append(
          formatRow(
              layer.name(),
              layer.rows() + "x" + layer.columns() + "x" + layer.channels(),
              formatCount(layer.parameters()),
              formatCount(layer.multiplyAdds())));
    }
    long sum = layers.stream().mapToLong(LayerSummary::parameters).sum();
    long cost = layers.stream().mapToLong(LayerSummary::multiplyAdds).sum();
    return text.append(formatRow("total", "", formatCount(sum), formatCount(cost)))
        .toString()
        .stripTrailing();
  }

  private static String formatRow(String name, String output, String parameters, String cost) {
    return String.format(Locale.ROOT, "%-42s  %-14s  %12s  %14s%n", name, output, parameters, cost);
  }

  private static String formatCount(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
