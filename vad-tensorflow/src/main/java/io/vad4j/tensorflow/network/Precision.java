package io.vad4j.tensorflow.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Number format of the convolutions of a network for inference. Weights are saved as float32. */
public enum Precision {
  /** 32 bits. */
  FLOAT32,
  /** 16 bits, of which 8 are the exponent; sums have 32 bits. */
  BFLOAT16;

  private static final Logger log = LoggerFactory.getLogger(Precision.class);
  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
  private static final Pattern INSTRUCTIONS = Pattern.compile("\\b(avx512|amx)_bf16\\b");

  /**
   * {@return the precision of an option}
   *
   * <p>Where the processor has no instructions for bfloat16, or they cannot be seen since the
   * system is not Linux, logs a warning and selects float32, which is many times faster there.
   *
   * @param requested a value of {@link #optionValue()}
   */
  public static Precision select(String requested) {
    Precision precision = valueOf(requested.toUpperCase(Locale.ROOT));
    if (precision == BFLOAT16 && !isBfloat16Supported()) {
      log.warn(
          "This processor has no instructions for bfloat16 (avx512_bf16 or amx_bf16 among the flags"
              + " in {}), so float32 is used.",
          PROCESSOR);
      return FLOAT32;
    }
    return precision;
  }

  /** {@return whether the processor has instructions for bfloat16} */
  static boolean isBfloat16Supported() {
    try (Stream<String> lines = Files.lines(PROCESSOR)) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .anyMatch(line -> INSTRUCTIONS.matcher(line).find());
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  /** {@return value of the option {@code precision}} */
  public String optionValue() {
    return name().toLowerCase(Locale.ROOT);
  }
}
