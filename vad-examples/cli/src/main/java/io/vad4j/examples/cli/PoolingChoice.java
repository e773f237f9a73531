package io.vad4j.examples.cli;

import io.vad4j.Pooling;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a pooling: {@code mean}, {@code box:SIDE} or {@code boxes:SIDE,COUNT}, the latter two with
 * {@code +edges} after them for boxes that may reach over the edges.
 */
final class PoolingChoice implements ITypeConverter<Pooling> {

  private static final String OVER_EDGES = "+edges";

  @Override
  public Pooling convert(String text) {
    return text.startsWith("box") && text.endsWith(OVER_EDGES)
        ? within(text.substring(0, text.length() - OVER_EDGES.length()), text).reachingOverEdges()
        : within(text, text);
  }

  private static Pooling within(String text, String given) {
    try {
      if (text.equals("mean")) {
        return Pooling.mean();
      }
      if (text.startsWith("box:")) {
        return Pooling.largestBox(Integer.parseInt(text.substring("box:".length())));
      }
      String[] numbers = text.substring("boxes:".length()).split(",");
      if (text.startsWith("boxes:") && numbers.length == 2) {
        return Pooling.largestBoxes(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // Said below.
    }
    throw new TypeConversionException(
        "'"
            + given
            + "' is no pooling; write mean, box:SIDE or boxes:SIDE,COUNT with numbers of cells, the"
            + " latter two with +edges if boxes may reach over the edges.");
  }
}
