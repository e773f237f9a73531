package io.vad4j.tensorflow;

import java.util.List;
import java.util.Locale;

/**
 * One row of a model summary: a layer, the shape of its output, its parameters and its cost.
 *
 * @param name type and configuration, such as {@code "Conv 3x3 32, ReLU"}
 * @param rows rows of the output
 * @param columns columns of the output
 * @param channels channels of the output
 * @param parameters number of trainable parameters
 * @param multiplyAdds number of multiply-add operations for one frame, of matrix products and
 *     convolutions only
 * @since 0.1.0
 */
public record LayerSummary(
    String name, int rows, int columns, int channels, long parameters, long multiplyAdds) {

  /**
   * {@return the table of a network's layers: name, output shape, parameters, multiply-adds, and
   * the sums of the last two; without a final line break}
   *
   * @param layers the layers in their order
   */
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
