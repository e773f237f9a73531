package io.vad4j.cli.command;

import io.vad4j.Pooling;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a pooling: {@code mean}, {@code max:SIDE} or {@code topk:SIDE,COUNT}. */
final class PoolingConverter implements ITypeConverter<Pooling> {

  @Override
  public Pooling convert(String text) {
    try {
      if (text.equals("mean")) {
        return Pooling.mean();
      }
      if (text.startsWith("max:")) {
        return Pooling.max(Integer.parseInt(text.substring("max:".length())));
      }
      String[] numbers = text.substring("topk:".length()).split(",");
      if (text.startsWith("topk:") && numbers.length == 2) {
        return Pooling.topK(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // Reported below.
    }
    throw new TypeConversionException(
        "'"
            + text
            + "' is no pooling; write mean, max:SIDE or topk:SIDE,COUNT with numbers of cells.");
  }
}
