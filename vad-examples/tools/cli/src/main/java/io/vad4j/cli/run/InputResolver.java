package io.vad4j.cli.run;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.Datasets;
import io.vad4j.core.simulation.SyntheticUri;
import io.vad4j.spi.CredentialMask;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens inputs given on the command line: a path, or a URI such as {@code rtsp://camera/1}. */
public final class InputResolver {
  /** A scheme has two letters at least, so that C:\video.mp4 is a path. */
  private static final Pattern URI_PATTERN = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");

  private static final Pattern ESCAPE = Pattern.compile("%[0-9a-fA-F]{2}");

  /**
   * Scheme and user, then a password that is no port and holds reserved characters, then a host.
   */
  private static final Pattern PASSWORD =
      Pattern.compile(
          "([a-zA-Z][a-zA-Z0-9+.-]+://[^/?#@:]*:)(?![0-9]*[/?#])(.*[/?#\\[\\]@].*)@([^@/?#]+(?:[/?#][^@]*)?)");

  private static final String FRAME_RATE_QUERY = "?fps=";

  private InputResolver() {}

  /** Opens a video file, a folder of images, a stream or a camera. */
  public static FrameSource open(String input) {
    return FrameSource.open(parseUri(input));
  }

  /**
   * {@return the address of an input}
   *
   * @param input a path or an address
   * @param folder what a relative path is relative to
   * @throws FrameSourceException if it is not valid
   */
  public static URI toUri(String input, Path folder) {
    return parseUri(isUri(input) ? input : folder.resolve(parsePath(input)).toString());
  }

  /**
   * Opens a video file, a folder of images, a stream or a camera.
   *
   * @param framesPerSecond the frame rate of a folder of images, or null if it is not given
   * @throws FrameSourceException if a frame rate is given for a source with times of its own
   */
  public static FrameSource open(String input, @Nullable Double framesPerSecond) {
    return withFrameRate(open(input), framesPerSecond, OptionalDouble.empty());
  }

  /**
   * {@return a source at the given frame rate, or at that of a model where it has no times of its
   * own}
   *
   * @param framesPerSecond the frame rate that was asked for, or null
   * @param trained the frame rate that the model was trained at
   * @throws FrameSourceException if a frame rate is given for a source with times of its own, which
   *     is closed
   */
  public static FrameSource withFrameRate(
      FrameSource source, @Nullable Double framesPerSecond, OptionalDouble trained) {
    try {
      if (source.info().timed()) {
        if (framesPerSecond != null) {
          throw new FrameSourceException(
              "%s has times of its own, and --fps is for folders of images without a frame rate; leave it out."
                  .formatted(source.info().name()));
        }
        return source;
      }
      if (framesPerSecond != null) {
        return source.withFrameRate(framesPerSecond);
      }
      return trained.isPresent() ? source.withFrameRate(trained.getAsDouble()) : source;
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /**
   * {@return the clips that inputs name, in order: a folder of videos gives its videos}
   *
   * @param status told of files that are left out
   */
  public static List<String> expand(List<String> inputs, Consumer<String> status) {
    List<String> clips = new ArrayList<>();
    for (String input : inputs) {
      Path folder = isUri(input) ? null : parsePath(input);
      List<Path> videos = List.of();
      if (folder != null && Files.isDirectory(folder)) {
        VideoFolder content = VideoFolder.of(folder);
        videos = content.videos();
        if (!videos.isEmpty()) {
          content.describeLeftOut(folder, status);
        }
      }
      clips.addAll(
          videos.isEmpty() ? List.of(input) : videos.stream().map(Path::toString).toList());
    }
    return clips;
  }

  /** Opens a data set: a folder of a known layout, or a synthetic one by its URI. */
  public static Dataset openDataset(String input) {
    return isUri(input) ? Datasets.open(parseUri(input)) : Datasets.open(parsePath(input));
  }

  /**
   * Opens a data set.
   *
   * @param framesPerSecond the frame rate of its folders of images, or null if it is not given
   */
  public static Dataset openDataset(String input, @Nullable Double framesPerSecond) {
    Dataset dataset = openDataset(input);
    UnaryOperator<FrameSource> rate =
        source -> withFrameRate(source, framesPerSecond, OptionalDouble.empty());
    return new Dataset(
        dataset.name(),
        dataset.train().stream().map(clip -> clip.withSource(rate)).toList(),
        dataset.test().stream().map(clip -> clip.withSource(rate)).toList());
  }

  /**
   * Opens the data sets of known layouts in a folder, by name.
   *
   * @throws FrameSourceException if there are none
   */
  public static List<Dataset> openDatasets(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new FrameSourceException(
          folder + " is no folder; give the folder that holds the data sets.");
    }
    List<Dataset> datasets;
    try (Stream<Path> content = Files.list(folder)) {
      datasets =
          content
              .sorted()
              .filter(path -> Datasets.findProvider(path).isPresent())
              .map(Datasets::open)
              .toList();
    } catch (IOException e) {
      throw new FrameSourceException("Cannot list " + folder + ": " + e.getMessage(), e);
    }
    if (datasets.isEmpty()) {
      throw new FrameSourceException(
          folder + " holds no data sets; give the folder that holds their folders.");
    }
    return datasets;
  }

  /** {@return whether the input is a synthetic data set rather than one clip of it} */
  static boolean isSyntheticDataset(String input) {
    return isUri(input)
        && SyntheticUri.supports(parseUri(input))
        && SyntheticUri.parse(parseUri(input)).isDataset();
  }

  /** {@return the input as it is shown: without the credentials of an address} */
  public static String nameOf(String input) {
    return new File(input).exists() ? input : CredentialMask.mask(input);
  }

  /** {@return whether the input is a URI rather than a path, or than a file of that name} */
  static boolean isUri(String input) {
    return URI_PATTERN.matcher(input).matches() && !new File(input).exists();
  }

  private static URI parseUri(String input) {
    try {
      if (isUri(input)) {
        return toUri(input);
      }
      int query = input.lastIndexOf(FRAME_RATE_QUERY);
      return query < 0 || Files.exists(parsePath(input))
          ? parsePath(input).toUri()
          : new URI(parsePath(input.substring(0, query)).toUri() + input.substring(query));
    } catch (URISyntaxException e) {
      throw new FrameSourceException(
          "'%s' is no address: %s. Give a path, or an address such as rtsp://camera/1."
              .formatted(CredentialMask.mask(input), e.getReason()));
    }
  }

  /**
   * An address whose password may hold any characters: those that would end the host are encoded
   * where what stands before them cannot be a host, as are characters that no address may have.
   */
  private static URI toUri(String input) throws URISyntaxException {
    Matcher password = PASSWORD.matcher(input);
    String text =
        password.matches()
            ? password.group(1) + encode(password.group(2), "/?#[]@") + "@" + password.group(3)
            : input;
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return new URI(encode(text, ""));
    }
  }

  /** Encodes the given characters, those that no address may have, and stray percent signs. */
  private static String encode(String text, String characters) {
    StringBuilder encoded = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean stray = c == '%' && !ESCAPE.matcher(text).region(i, text.length()).lookingAt();
      if (stray || characters.indexOf(c) >= 0 || " \"<>^`{|}\\".indexOf(c) >= 0) {
        encoded.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      } else {
        encoded.append(c);
      }
    }
    return encoded.toString();
  }

  static Path parsePath(String input) {
    if (input.isBlank()) {
      throw new FrameSourceException(
          "An input is empty, as from a variable without a value. Give a video file, a folder or an"
              + " address.");
    }
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
