package io.vad4j.core.modelfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of the library.
 *
 * @since 0.1.0
 */
public final class LibraryVersion {
  private static final String CURRENT = read();

  private LibraryVersion() {}

  /** {@return the version, such as {@code 0.1.0}} */
  public static String current() {
    return CURRENT;
  }

  private static String read() {
    try (InputStream in = LibraryVersion.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException("The version of the library cannot be read.", e);
    }
  }
}
