package io.vad4j.tensorflow.network;

import java.util.List;
import java.util.Locale;

/** The layers of a network as a table of text: name, output, parameters, and their sum. */
public final class LayerTable {
  private LayerTable() {}

  /** The table, without a line break at its end. */
  public static String of(List<LayerForm> layers) {
    StringBuilder text = new StringBuilder();
    text.append(line("LAYER", "OUTPUT", "PARAMETERS"));
    for (LayerForm layer : layers) {
      text.append(
          line(
              layer.name(),
              layer.rows() + "x" + layer.columns() + "x" + layer.channels(),
              number(layer.parameters())));
    }
    long sum = layers.stream().mapToLong(LayerForm::parameters).sum();
    return text.append(line("total", "", number(sum))).toString().stripTrailing();
  }

  private static String line(String name, String output, String parameters) {
    return String.format(Locale.ROOT, "%-42s  %-14s  %12s%n", name, output, parameters);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
