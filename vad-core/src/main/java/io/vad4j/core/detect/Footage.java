package io.vad4j.core.detect;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.PixelFormat;
import io.vad4j.ProgressListener;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingFootage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Normal footage as scorers see it, grey and of the working size, in a temporary file, so that it
 * can be read as often as needed without decoding again and without filling the memory. The file is
 * deleted on closing; clips cannot be read afterwards.
 *
 * <p>Written by one thread, then read from any number.
 *
 * @since 0.1.0
 */
public final class Footage implements TrainingFootage, AutoCloseable {
  private final int width;
  private final int height;
  private final FileChannel file;
  private final List<Clip> clips = new ArrayList<>();
  private long frames;

  private Footage(int width, int height, FileChannel file) {
    this.width = width;
    this.height = height;
    this.file = file;
  }

  /**
   * Reads clips to their ends, as a detector does before it steadies and learns from them.
   *
   * @param sources clips of one camera, read one after the other; not closed
   * @param workingSize the most pixels that the longer side of the picture may have, at least 8
   * @param progress told how many frames have been read
   * @return the clips, scaled and in grey, in a temporary file that closing removes
   * @throws io.vad4j.TrainingException if no source has a frame
   * @throws io.vad4j.InvalidFrameException if the pictures are not of one shape
   * @throws FrameSourceException if a source cannot be read, or there is no room for the frames
   */
  public static Footage read(
      Iterable<? extends FrameSource> sources, int workingSize, ProgressListener progress) {
    return new FootageReader(DetectorSettings.reading(workingSize, progress)).readRaw(sources);
  }

  /**
   * Changes every frame.
   *
   * @param change gives a frame of the same size; the same one to leave it as it is
   */
  void replace(UnaryOperator<Frame> change) {
    for (Clip clip : clips) {
      for (int i = 0; i < clip.size(); i++) {
        Frame frame = clip.frame(i);
        Frame changed = change.apply(frame);
        if (changed != frame) {
          write(changed, clip.first + i);
        }
      }
    }
  }

  private void write(Frame frame, long number) {
    byte[] pixels = new byte[width * height];
    frame.copyPixels(pixels);
    ByteBuffer buffer = ByteBuffer.wrap(pixels);
    try {
      long position = number * pixels.length;
      while (buffer.hasRemaining()) {
        position += file.write(buffer, position);
      }
    } catch (IOException e) {
      throw cannotStore(e);
    }
  }

  /** An empty store for frames of one size. */
  static Footage create(int width, int height) {
    try {
      Path path = Files.createTempFile("vad4j-footage", ".grey");
      FileChannel file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      return new Footage(width, height, file);
    } catch (IOException e) {
      throw cannotStore(e);
    }
  }

  private static FrameSourceException cannotStore(IOException e) {
    return new FrameSourceException(
        "Footage cannot be kept in the temporary folder %s (%s). Make room there, or choose another with -Djava.io.tmpdir."
            .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
        e);
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public List<Clip> clips() {
    return List.copyOf(clips);
  }

  /**
   * {@return some of this footage}
   *
   * @param some clips of this footage
   */
  public TrainingFootage only(List<Clip> some) {
    return new Part(width, height, List.copyOf(some));
  }

  private record Part(int width, int height, List<Clip> clips) implements TrainingFootage {}

  /** Adds a clip that has no frames yet. */
  Writer add(String name) {
    return new Writer(name);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw cannotStore(e);
    }
  }

  /** Takes the frames of one clip. */
  final class Writer {
    private final String name;
    private final long first = frames;
    private final List<Duration> times = new ArrayList<>();

    private Writer(String name) {
      this.name = name;
    }

    /** Adds a grey frame of the footage's size. */
    void add(Frame frame) {
      write(frame, frames);
      frames++;
      times.add(frame.time());
    }

    /** The number of frames taken. */
    int size() {
      return times.size();
    }

    /** Ends the clip. */
    void finish() {
      if (!times.isEmpty()) {
        clips.add(new Clip(name, first, List.copyOf(times)));
      }
    }
  }

  /**
   * A run of frames in the file.
   *
   * @since 0.1.0
   */
  public final class Clip implements TrainingClip {
    private final String name;
    private final long first;
    private final List<Duration> times;

    private Clip(String name, long first, List<Duration> times) {
      this.name = name;
      this.first = first;
      this.times = times;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int size() {
      return times.size();
    }

    @Override
    public Frame frame(int position) {
      Duration time = times.get(position).minus(times.get(0));
      byte[] pixels = new byte[width * height];
      ByteBuffer buffer = ByteBuffer.wrap(pixels);
      long at = (first + position) * pixels.length;
      try {
        while (buffer.hasRemaining()) {
          int count = file.read(buffer, at + buffer.position());
          if (count < 0) {
            throw new IOException("the temporary file has been cut");
          }
        }
      } catch (IOException e) {
        throw cannotStore(e);
      }
      return Frame.of(position, time, width, height, PixelFormat.GRAY8, pixels);
    }

    /** The time of each frame, in seconds since the clip's first. */
    double[] seconds() {
      return times.stream().mapToDouble(time -> time.minus(times.get(0)).toNanos() / 1e9).toArray();
    }

    /** The frames from one position, up to but without another, as a clip of their own. */
    Clip part(int from, int to) {
      return new Clip(
          name + "[" + from + ".." + (to - 1) + "]", first + from, times.subList(from, to));
    }
  }
}
