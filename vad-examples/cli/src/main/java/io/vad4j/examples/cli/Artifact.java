package io.vad4j.examples.cli;

import io.vad4j.spi.NamedProvider;
import io.vad4j.spi.Providers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * What a provider came in.
 *
 * @param place the jar or folder
 * @param version its version, or "?" where it does not say
 */
record Artifact(String place, String version) {
  private static final String UNKNOWN = "?";
  private static final String COORDINATES = "META-INF/maven/.+/pom\\.properties";

  /** What this provider came in: more than one where two versions of it are there. */
  static List<Artifact> of(NamedProvider provider) {
    return Providers.origins(provider).stream()
        .map(place -> new Artifact(place, version(Path.of(place))))
        .toList();
  }

  private static String version(Path place) {
    if (!Files.isRegularFile(place)) {
      return UNKNOWN;
    }
    try (JarFile jar = new JarFile(place.toFile())) {
      return built(jar).or(() -> declared(jar)).orElse(UNKNOWN);
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /** As Maven writes it down. */
  private static Optional<String> built(JarFile jar) throws IOException {
    Optional<? extends ZipEntry> entry =
        jar.stream().filter(file -> file.getName().matches(COORDINATES)).findFirst();
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (InputStream content = jar.getInputStream(entry.get())) {
      properties.load(content);
    }
    return Optional.ofNullable(properties.getProperty("version"));
  }

  /** As the manifest says. */
  private static Optional<String> declared(JarFile jar) {
    try {
      return Optional.ofNullable(jar.getManifest())
          .map(Manifest::getMainAttributes)
          .map(attributes -> attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The last part of the place. */
  String name() {
    Path name = Path.of(place).getFileName();
    return name == null ? place : name.toString();
  }
}
