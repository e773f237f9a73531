package io.vad4j.core.config;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder to which JavaCPP unpacks the native libraries that it loads. */
public final class NativeLibraryCache {
  private static final String PROPERTY = "org.bytedeco.javacpp.cachedir";

  /** Parts of the messages of a folder that is full, read-only or mounted without programs. */
  private static final String[] FOLDER_FAILURES = {
    "no space left",
    "disk quota",
    "failed to map segment",
    "read-only file system",
    "permission denied",
    "operation not permitted",
    "could not create the cache"
  };

  private NativeLibraryCache() {}

  /**
   * Names a temporary folder where the user has no home, for whom JavaCPP would take the working
   * folder. Called before the first library is loaded.
   */
  public static void prepare() {
    if (System.getProperty(PROPERTY) == null && !hasHome()) {
      System.setProperty(
          PROPERTY,
          Path.of(
                  System.getProperty("java.io.tmpdir"),
                  "javacpp-cache-" + System.getProperty("user.name").replaceAll("[^\\w.-]", "_"))
              .toString());
    }
  }

  private static boolean hasHome() {
    String home = System.getProperty("user.home", "");
    return new File(home).isAbsolute() && Files.isDirectory(Path.of(home));
  }

  /**
   * The message for libraries that cannot be loaded because of the folder; empty where the cause is
   * another one.
   *
   * @param library the name of the library, such as FFmpeg
   * @param failure what was thrown when it was loaded
   */
  public static Optional<String> describe(String library, Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .map(cause -> String.valueOf(cause.getMessage()))
        .filter(NativeLibraryCache::isOfFolder)
        .findFirst()
        .map(
            message ->
                "The native libraries of %s cannot be unpacked to %s and loaded from there (%s). Name a folder that has room and may hold programs: java -D%s=FOLDER, at the command line VAD_JAVA_OPTS=-D%s=FOLDER."
                    .formatted(library, folder(), message, PROPERTY, PROPERTY));
  }

  private static boolean isOfFolder(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return Stream.of(FOLDER_FAILURES).anyMatch(lower::contains);
  }

  private static String folder() {
    return System.getProperty(
        PROPERTY, Path.of(System.getProperty("user.home"), ".javacpp", "cache").toString());
  }
}
