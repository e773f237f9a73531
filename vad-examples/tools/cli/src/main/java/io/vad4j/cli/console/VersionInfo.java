package io.vad4j.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Version of the library, from {@code version.properties}, and of Java. */
public final class VersionInfo implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "vad " + projectVersion(),
      "Java %s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor")),
      "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch"))
    };
  }

  static String projectVersion() {
    try (InputStream resource = VersionInfo.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      if (resource != null) {
        properties.load(resource);
      }
      return properties.getProperty("version", "(unknown version)");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the version.", e);
    }
  }
}
