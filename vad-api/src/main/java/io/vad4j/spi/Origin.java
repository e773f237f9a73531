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

/** Where a class comes from. */
final class Origin {
  private Origin() {}

  /** A jar, a folder, or a module. */
  static String of(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? type.getModule().toString()
        : path(source.getLocation().toString());
  }

  /** All jars and folders that its loader finds the class in; at least the one it came from. */
  static List<String> all(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    String file = type.getName().replace('.', '/') + ".class";
    try {
      List<String> places =
          loader == null
              ? List.of()
              : Collections.list(loader.getResources(file)).stream()
                  .map(found -> place(found, file))
                  .distinct()
                  .toList();
      return places.size() > 1 ? places : List.of(of(type));
    } catch (IOException e) {
      return List.of(of(type));
    }
  }

  private static String place(URL found, String file) {
    String text = found.toString();
    String place = text.endsWith(file) ? text.substring(0, text.length() - file.length()) : text;
    return path(
        place.startsWith("jar:") && place.endsWith("!/")
            ? place.substring("jar:".length(), place.length() - "!/".length())
            : place);
  }

  private static String path(String location) {
    try {
      return Path.of(new URI(location)).toString();
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return location;
    }
  }
}
