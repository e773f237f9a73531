package io.vad4j.cli.output;

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
 * @param location the jar or folder
 * @param version its version, or "?" where it does not say
 */
public record ProviderArtifact(String location, String version) {
  private static final String UNKNOWN = "?";
  private static final String COORDINATES = "META-INF/maven/.+/pom\\.properties";

  /** What this provider came in: more than one where two versions of it are there. */
  public static List<ProviderArtifact> of(NamedProvider provider) {
    return Providers.codeLocations(provider).stream()
        .map(location -> new ProviderArtifact(location, version(Path.of(location))))
        .toList();
  }

  private static String version(Path location) {
    if (!Files.isRegularFile(location)) {
      return UNKNOWN;
    }
    try (JarFile jar = new JarFile(location.toFile())) {
      return mavenVersion(jar).or(() -> manifestVersion(jar)).orElse(UNKNOWN);
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /** As Maven writes it down. */
  private static Optional<String> mavenVersion(JarFile jar) throws IOException {
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

  /** The value in the manifest of the jar. */
  private static Optional<String> manifestVersion(JarFile jar) {
    try {
      return Optional.ofNullable(jar.getManifest())
          .map(Manifest::getMainAttributes)
          .map(attributes -> attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The last part of the place. */
  public String name() {
    Path name = Path.of(location).getFileName();
    return name == null ? location : name.toString();
  }
}
