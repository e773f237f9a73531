package io.vad4j.examples.cli;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.Datasets;
import io.vad4j.core.source.SyntheticAddress;
import io.vad4j.spi.Providers;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Opens what is named on a command line: a path, or an address such as {@code rtsp://camera/1}. */
final class Inputs {
  /** A scheme has two letters at least, so that C:\video.mp4 is a path. */
  private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");

  private Inputs() {}

  /** Opens a video file, a folder of images, a stream or a camera. */
  static FrameSource open(String input) {
    return FrameSource.open(address(input));
  }

  /** Opens a data set: a folder of a known layout, or a made-up one by its address. */
  static Dataset dataset(String input) {
    return isAddress(input) ? Datasets.open(address(input)) : Datasets.open(path(input));
  }

  /** Whether the input names a made-up data set rather than one clip of it. */
  static boolean isMadeUpDataset(String input) {
    return isAddress(input)
        && SyntheticAddress.recognises(address(input))
        && SyntheticAddress.of(address(input)).namesDataset();
  }

  /** Whether the input is an address rather than a path. */
  static boolean isAddress(String input) {
    return ADDRESS.matcher(input).matches();
  }

  /** Whether some provider would open the path. */
  static boolean opens(Path path) {
    return Providers.sources().all().stream().anyMatch(provider -> provider.opens(path.toUri()));
  }

  private static URI address(String input) {
    try {
      return isAddress(input) ? new URI(input) : path(input).toUri();
    } catch (URISyntaxException e) {
      throw new FrameSourceException(
          "'%s' is no address: %s. Give a path, or an address such as rtsp://camera/1."
              .formatted(input, e.getMessage()),
          e);
    }
  }

  static Path path(String input) {
    try {
      return Path.of(input);
    } catch (InvalidPathException e) {
      throw new FrameSourceException(
          "'%s' is no path: %s. Give a video file or a folder of images."
              .formatted(input, e.getMessage()),
          e);
    }
  }
}
