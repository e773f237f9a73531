package io.vad4j.spi;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collections;
import java.util.List;

/** Location that a class was loaded from. */
final class CodeLocation {
  private CodeLocation() {}

  /** A jar, a folder, or a module. */
  static String of(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? type.getModule().toString()
        : path(source.getLocation().toString());
  }

  /** All jars and folders in which its loader finds the class; at least the one it came from. */
  static List<String> allOf(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    String file = type.getName().replace('.', '/') + ".class";
    try {
      List<String> locations =
          loader == null
              ? List.of()
              : Collections.list(loader.getResources(file)).stream()
                  .map(resource -> location(resource, file))
                  .distinct()
                  .toList();
      return locations.size() > 1 ? locations : List.of(of(type));
    } catch (IOException e) {
      return List.of(of(type));
    }
  }

  private static String location(URL resource, String file) {
    String text = resource.toString();
    String location = text.endsWith(file) ? text.substring(0, text.length() - file.length()) : text;
    return path(
        location.startsWith("jar:") && location.endsWith("!/")
            ? location.substring("jar:".length(), location.length() - "!/".length())
            : location);
  }

  private static String path(String location) {
    try {
      return Path.of(new URI(location)).toString();
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return location;
    }
  }
}
