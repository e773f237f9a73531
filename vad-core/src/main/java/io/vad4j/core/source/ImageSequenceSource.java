package io.vad4j.core.source;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.SourceInfo;
import io.vad4j.core.image.BitDepth;
import io.vad4j.core.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Image sequence: a folder of images (PNG, JPEG, BMP, TIFF) as one clip, in natural order of the
 * file names.
 *
 * <p>Hidden files and files of other kinds are skipped. Images are decoded lazily, a few frames
 * ahead in a thread of its own, and turned as their Exif orientation says. All must have one size;
 * the first image decides whether frames are grey or in colour. Damaged images are left out, with a
 * warning at the end that counts them. Samples of more than 8 bits are cut to 8.
 *
 * @since 0.1.0
 */
public final class ImageSequenceSource implements FrameSource {
  /** Default frame rate in frames per second. */
  public static final double DEFAULT_FRAME_RATE = 25;

  private static final Logger LOG = LoggerFactory.getLogger(ImageSequenceSource.class);
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int MAX_LISTED = 3;

  private final List<Path> files;
  private final double frameRate;
  private final SourceInfo info;
  private final PixelFormat format;
  private @Nullable Frame first;
  private int position;
  private long damaged;
  private @Nullable FrameSourceException firstDamage;
  private volatile boolean closed;

  private ImageSequenceSource(
      Path folder, OptionalDouble givenRate, @Nullable PixelFormat requestedFormat) {
    double frameRate = givenRate.orElse(DEFAULT_FRAME_RATE);
    if (!(frameRate > 0 && frameRate <= NANOS_PER_SECOND)) {
      throw new IllegalArgumentException("A frame rate of " + frameRate + " frames a second.");
    }
    this.files = ImageFiles.list(folder);
    if (files.isEmpty()) {
      throw new FrameSourceException(emptyFolderMessage(folder));
    }
    this.frameRate = frameRate;
    Frame frame = readFirst(requestedFormat);
    this.first = frame;
    BitDepth.warning(folder.toString(), ImageFiles.bitsPerSample(files.get(position)), frame)
        .ifPresent(LOG::warn);
    this.format = frame.format();
    this.info =
        new SourceInfo(
            folder.toString(),
            frame.width(),
            frame.height(),
            OptionalDouble.of(frameRate),
            OptionalLong.of(files.size()),
            false,
            givenRate.isPresent());
  }

  /**
   * Opens a folder as a clip without times of its own: {@link SourceInfo#timed()} is false, and
   * {@value #DEFAULT_FRAME_RATE} frames per second are assumed.
   *
   * @param folder the folder that holds the images
   * @return the opened source, which the caller closes
   * @throws FrameSourceException if the folder is missing or holds no image that can be decoded
   */
  public static FrameSource open(Path folder) {
    return PrefetchingSource.of(new ImageSequenceSource(folder, OptionalDouble.empty(), null));
  }

  /**
   * Opens a folder as a clip.
   *
   * @param folder the folder that holds the images
   * @param frameRate frames per second, greater than 0
   * @return the opened source, which the caller closes
   * @throws FrameSourceException if the folder is missing or holds no image that can be decoded
   */
  public static FrameSource open(Path folder, double frameRate) {
    return PrefetchingSource.of(
        new ImageSequenceSource(folder, OptionalDouble.of(frameRate), null));
  }

  /**
   * Opens a folder as a clip of a given pixel format; {@code GRAY8} is the faster to decode.
   *
   * @param folder the folder that holds the images
   * @param frameRate frames per second, greater than 0
   * @param format format to which images are converted if necessary
   * @return the opened source, which the caller closes
   * @throws FrameSourceException if the folder is missing or holds no image that can be decoded
   */
  public static FrameSource open(Path folder, double frameRate, PixelFormat format) {
    return PrefetchingSource.of(
        new ImageSequenceSource(folder, OptionalDouble.of(frameRate), format));
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() {
    if (closed) {
      throw new IllegalStateException(info.name() + " is closed.");
    }
    while (position < files.size()) {
      int index = position++;
      try {
        Frame frame = read(files.get(index));
        long nanoseconds = Math.round(index * NANOS_PER_SECOND / frameRate);
        return Optional.of(frame.withPosition(index, Duration.ofNanos(nanoseconds)));
      } catch (FrameSourceException e) {
        addDamage(e);
      }
    }
    reportDamage();
    return Optional.empty();
  }

  /** The first image that can be decoded, at {@code position}. */
  private Frame readFirst(@Nullable PixelFormat requestedFormat) {
    while (true) {
      try {
        Path file = files.get(position);
        return requestedFormat == null
            ? ImageFiles.read(file)
            : ImageFiles.read(file, requestedFormat);
      } catch (FrameSourceException e) {
        addDamage(e);
        position++;
        if (position == files.size()) {
          throw e;
        }
      }
    }
  }

  private synchronized void addDamage(FrameSourceException cause) {
    damaged++;
    if (firstDamage == null) {
      firstDamage = cause;
    }
  }

  private synchronized void reportDamage() {
    FrameSourceException cause = firstDamage;
    if (cause != null) {
      firstDamage = null;
      LOG.warn(
          "{} of {} images of {} cannot be decoded and were left out; the first: {}",
          damaged,
          files.size(),
          info.name(),
          cause.getMessage());
    }
  }

  @Override
  public synchronized long damaged() {
    return damaged;
  }

  private Frame read(Path file) {
    if (first != null) {
      Frame frame = first;
      first = null;
      return frame;
    }
    Frame frame = ImageFiles.read(file, format);
    if (frame.width() != info.width() || frame.height() != info.height()) {
      throw new InvalidFrameException(
          "%s is %dx%d pixels, but the clip began with %dx%d. Frames of a clip have one size: "
                  .formatted(file, frame.width(), frame.height(), info.width(), info.height())
              + "resize it, or move it to a folder of its own.");
    }
    return frame;
  }

  @Override
  public void close() {
    closed = true;
    reportDamage();
  }

  private static String emptyFolderMessage(Path folder) {
    String message = "%s holds no images (%s).".formatted(folder, ImageFiles.FORMATS);
    try (Stream<Path> content = Files.list(folder)) {
      List<Path> entries = content.sorted().toList();
      List<String> folders =
          entries.stream().filter(Files::isDirectory).map(ImageSequenceSource::nameOf).toList();
      if (!folders.isEmpty()) {
        return message
            + " It holds folders; one of these may be a clip: "
            + folders.stream().limit(MAX_LISTED).collect(Collectors.joining(", "))
            + (folders.size() > MAX_LISTED ? ", …" : ".");
      }
      List<String> endings =
          entries.stream()
              .map(path -> nameOf(path).replaceFirst(".*(?=\\.)", ""))
              .filter(ending -> ending.startsWith("."))
              .distinct()
              .toList();
      return endings.isEmpty()
          ? message
          : message
              + " Its files end with %s; if they are images, convert them to PNG or JPEG."
                  .formatted(endings.stream().limit(MAX_LISTED).collect(Collectors.joining(", ")));
    } catch (IOException e) {
      return message;
    }
  }

  private static String nameOf(Path path) {
    return path.getFileName().toString();
  }
}
