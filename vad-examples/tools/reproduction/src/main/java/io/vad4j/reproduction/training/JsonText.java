package io.vad4j.reproduction.training;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.VadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** JSON files of maps. */
public final class JsonText {
  private JsonText() {}

  public static String format(Map<String, ?> values) {
    try {
      return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(values) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Object> read(Path file) {
    try {
      return JSON.std.mapFrom(Files.readString(file));
    } catch (IOException e) {
      throw new VadException(
          "%s cannot be read (%s); remove it to have it made again."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
