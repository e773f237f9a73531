package io.vad4j.cli.watch.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The JSON Schema of configurations. */
public final class WatchSchema {
  private static final String RESOURCE = "cameras.schema.json";

  private WatchSchema() {}

  /** {@return the text of the schema, draft 2020-12} */
  public static String text() {
    try (InputStream resource = WatchSchema.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is missing beside the classes of vad-cli.");
      }
      return new String(resource.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
