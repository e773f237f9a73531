package io.vad4j.examples.cli;

import io.vad4j.Pooling;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a pooling: {@code mean}, {@code box:SIDE} or {@code boxes:SIDE,COUNT}. */
final class PoolingChoice implements ITypeConverter<Pooling> {

  @Override
  public Pooling convert(String text) {
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
            + text
            + "' is no pooling; write mean, box:SIDE or boxes:SIDE,COUNT with numbers of cells.");
  }
}
