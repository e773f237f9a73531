package io.vad4j.tensorflow.network;

import java.util.List;
import java.util.Locale;

/** The layers of a network as a table of text: name, output, parameters, and their sum. */
public final class ModelSummary {
  private ModelSummary() {}

  /** The table, without a line break at its end. */
  public static String format(List<LayerSpec> layers) {
    StringBuilder text = new StringBuilder();
    text.append(formatRow("LAYER", "OUTPUT", "PARAMETERS"));
    for (LayerSpec layer : layers) {
      text.append(
          formatRow(
              layer.name(),
              layer.rows() + "x" + layer.columns() + "x" + layer.channels(),
              formatCount(layer.parameters())));
    }
    long sum = layers.stream().mapToLong(LayerSpec::parameters).sum();
    return text.append(formatRow("total", "", formatCount(sum))).toString().stripTrailing();
  }

  private static String formatRow(String name, String output, String parameters) {
    return String.format(Locale.ROOT, "%-42s  %-14s  %12s%n", name, output, parameters);
  }

  private static String formatCount(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
