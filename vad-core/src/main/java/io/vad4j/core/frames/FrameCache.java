package io.vad4j.core.frames;

import io.vad4j.Frame;
import io.vad4j.FrameSourceException;
import io.vad4j.PixelFormat;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingSet;
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
import org.jspecify.annotations.Nullable;

/**
 * Normal footage as scorers see it, grey and of the working size, in a temporary file, so that it
 * can be read as often as needed without decoding again and without filling the memory. The file is
 * deleted on closing; clips cannot be read afterwards.
 *
 * <p>Written by one thread, then read from any number.
 *
 * @since 0.1.0
 */
public final class FrameCache implements TrainingSet, AutoCloseable {
  private final int width;
  private final int height;
  private final FileChannel file;
  private final List<Clip> clips = new ArrayList<>();
  private byte @Nullable [] background;
  private long frames;

  private FrameCache(int width, int height, FileChannel file) {
    this.width = width;
    this.height = height;
    this.file = file;
  }

  /**
   * Changes every frame.
   *
   * @param transformation gives a frame of the same size; the same one to leave it as it is
   */
  public void replaceAll(UnaryOperator<Frame> transformation) {
    for (Clip clip : clips) {
      for (int i = 0; i < clip.size(); i++) {
        Frame frame = clip.frame(i);
        Frame transformed = transformation.apply(frame);
        if (transformed != frame) {
          write(transformed, clip.firstFrame + i);
        }
      }
    }
  }

  private void write(Frame frame, long frameNumber) {
    byte[] pixels = new byte[width * height];
    frame.copyTo(pixels);
    ByteBuffer buffer = ByteBuffer.wrap(pixels);
    try {
      long position = frameNumber * pixels.length;
      while (buffer.hasRemaining()) {
        position += file.write(buffer, position);
      }
    } catch (IOException e) {
      throw storageFailure(e);
    }
  }

  /** An empty store for frames of one size. */
  public static FrameCache create(int width, int height) {
    try {
      Path path = Files.createTempFile("vad4j-footage", ".grey");
      FileChannel file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      return new FrameCache(width, height, file);
    } catch (IOException e) {
      throw storageFailure(e);
    }
  }

  private static FrameSourceException storageFailure(IOException e) {
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

  /** {@inheritDoc} Computed once, from the frames as they are when it is first asked for. */
  @Override
  public synchronized byte[] background() {
    byte[] current = background;
    if (current == null) {
      current = TrainingSet.super.background();
      background = current;
    }
    return current.clone();
  }

  /**
   * {@return some of this footage}
   *
   * @param subset clips of this footage
   */
  public TrainingSet subset(List<? extends TrainingClip> subset) {
    return new Subset(this, List.copyOf(subset));
  }

  private record Subset(FrameCache whole, List<? extends TrainingClip> clips)
      implements TrainingSet {
    @Override
    public int width() {
      return whole.width;
    }

    @Override
    public int height() {
      return whole.height;
    }

    @Override
    public byte[] background() {
      return whole.background();
    }
  }

  /** Adds a clip that has no frames yet. */
  public Writer newClip(String name) {
    return new Writer(name);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw storageFailure(e);
    }
  }

  /** Takes the frames of one clip. */
  public final class Writer {
    private final String name;
    private final long firstFrame = frames;
    private final List<Duration> times = new ArrayList<>();

    private Writer(String name) {
      this.name = name;
    }

    /** Adds a grey frame of the footage's size. */
    public void add(Frame frame) {
      write(frame, frames);
      frames++;
      times.add(frame.timestamp());
    }

    /** The number of frames taken. */
    public int size() {
      return times.size();
    }

    /** Ends the clip. */
    public void finish() {
      if (!times.isEmpty()) {
        clips.add(new Clip(name, firstFrame, List.copyOf(times)));
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
    private final long firstFrame;
    private final List<Duration> times;

    private Clip(String name, long firstFrame, List<Duration> times) {
      this.name = name;
      this.firstFrame = firstFrame;
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
      long at = (firstFrame + position) * pixels.length;
      try {
        while (buffer.hasRemaining()) {
          int count = file.read(buffer, at + buffer.position());
          if (count < 0) {
            throw new IOException("the temporary file has been cut");
          }
        }
      } catch (IOException e) {
        throw storageFailure(e);
      }
      return Frame.of(position, time, width, height, PixelFormat.GRAY8, pixels);
    }

    /** The time of each frame, in seconds since the clip's first. */
    public double[] seconds() {
      return times.stream().mapToDouble(time -> time.minus(times.get(0)).toNanos() / 1e9).toArray();
    }

    /** The frames from one position, up to but without another, as a clip of their own. */
    public Clip slice(int from, int to) {
      return new Clip(
          name + "[" + from + ".." + (to - 1) + "]", firstFrame + from, times.subList(from, to));
    }
  }
}
