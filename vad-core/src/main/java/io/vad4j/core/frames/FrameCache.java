package io.vad4j.core.frames;

import io.vad4j.Frame;
import io.vad4j.FrameSourceException;
import io.vad4j.PixelFormat;
import io.vad4j.TrainingException;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Cache of preprocessed training frames (8-bit grayscale, all of the input size) in a temporary
 * file, which is deleted on closing.
 *
 * <p>Written by one thread, then read by any number of threads. Writing and reading on an
 * interrupted thread throws a {@link TrainingException}, which ends all work on the frames soon
 * after an interruption.
 *
 * @since 0.1.0
 */
public final class FrameCache implements TrainingSet, AutoCloseable {
  private final int width;
  private final int height;
  private final FileChannel file;
  private final SegmentBudget budget;
  private byte @Nullable [] background;

  private FrameCache(int width, int height, FileChannel file, long maxFrames) {
    this.width = width;
    this.height = height;
    this.file = file;
    this.budget = new SegmentBudget(maxFrames);
  }

  /**
   * Replaces every frame.
   *
   * @param transformation gives a grayscale frame of the same size; the same object to keep it
   */
  public void replaceAll(UnaryOperator<Frame> transformation) {
    for (Clip clip : clips()) {
      for (int i = 0; i < clip.size(); i++) {
        Frame frame = clip.frame(i);
        Frame transformed = transformation.apply(frame);
        if (transformed != frame) {
          write(transformed, clip.frameNumbers[i]);
        }
      }
    }
  }

  private void write(Frame frame, long frameNumber) {
    Interruption.check();
    byte[] pixels = new byte[width * height];
    frame.copyTo(pixels);
    ByteBuffer buffer = ByteBuffer.wrap(pixels);
    try {
      long position = frameNumber * pixels.length;
      while (buffer.hasRemaining()) {
        position += file.write(buffer, position);
      }
    } catch (ClosedChannelException e) {
      // Interrupting one thread at an access to the file closes it for all.
      throw Interruption.exception(e);
    } catch (IOException e) {
      throw storageFailure(e);
    }
  }

  /** An empty cache for any number of frames of one size. */
  public static FrameCache create(int width, int height) {
    return create(width, height, Integer.MAX_VALUE);
  }

  /**
   * An empty cache for frames of one size, which keeps at most a number of them: contiguous
   * segments that are spread evenly over all frames that are added.
   */
  public static FrameCache create(int width, int height, long maxFrames) {
    try {
      Path path = Files.createTempFile("vad4j-frames", ".gray");
      FileChannel file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      return new FrameCache(width, height, file, maxFrames);
    } catch (IOException e) {
      throw storageFailure(e);
    }
  }

  private static FrameSourceException storageFailure(IOException e) {
    return new FrameSourceException(
        "Frames cannot be cached in the temporary folder %s (%s). Make room there, or choose another with -Djava.io.tmpdir."
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
    List<Clip> clips = new ArrayList<>();
    List<SegmentBudget.Segment> part = new ArrayList<>();
    for (SegmentBudget.Segment segment : budget.segments()) {
      if (!part.isEmpty() && !SegmentBudget.follows(part.get(part.size() - 1), segment)) {
        clips.add(clip(part));
        part.clear();
      }
      part.add(segment);
    }
    if (!part.isEmpty()) {
      clips.add(clip(part));
    }
    return clips;
  }

  /** The clip of segments that follow one another. */
  private Clip clip(List<SegmentBudget.Segment> part) {
    List<Duration> times = part.stream().flatMap(segment -> segment.times().stream()).toList();
    int[] frameNumbers = new int[times.size()];
    int count = 0;
    for (SegmentBudget.Segment segment : part) {
      for (int i = 0; i < segment.times().size(); i++) {
        frameNumbers[count++] = frameNumber(segment, i);
      }
    }
    SegmentBudget.Segment first = part.get(0);
    return new Clip(
        first.start() == 0 ? first.clip() : first.clip() + "[" + first.start() + "..]",
        frameNumbers,
        times);
  }

  private int frameNumber(SegmentBudget.Segment segment, int position) {
    return Math.addExact(Math.multiplyExact(segment.slot(), budget.segmentLength()), position);
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
   * {@return a training set of some of the clips}
   *
   * @param subset clips of this cache
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

  /** Writes the frames of one clip, which ends when the next one begins. */
  public final class Writer {
    private final String name;
    private SegmentBudget.@Nullable Segment segment;
    private int size;

    private Writer(String name) {
      this.name = name;
    }

    /** Adds a grayscale frame of the size of the cache. */
    public void add(Frame frame) {
      SegmentBudget.Segment current = segment;
      if (current == null || size % budget.segmentLength() == 0) {
        current = budget.begin(name, size);
        segment = current;
      }
      size++;
      if (budget.add(current, frame.timestamp())) {
        write(frame, frameNumber(current, current.times().size() - 1));
      }
    }

    /** The number of frames added. */
    public int size() {
      return size;
    }
  }

  /**
   * A contiguous sequence of frames.
   *
   * @since 0.1.0
   */
  public final class Clip implements TrainingClip {
    private final String name;
    private final int[] frameNumbers;
    private final List<Duration> times;

    private Clip(String name, int[] frameNumbers, List<Duration> times) {
      this.name = name;
      this.frameNumbers = frameNumbers;
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
      Interruption.check();
      Duration time = times.get(position).minus(times.get(0));
      byte[] pixels = new byte[width * height];
      ByteBuffer buffer = ByteBuffer.wrap(pixels);
      long at = (long) frameNumbers[position] * pixels.length;
      try {
        while (buffer.hasRemaining()) {
          int count = file.read(buffer, at + buffer.position());
          if (count < 0) {
            throw new IOException("the temporary file is truncated");
          }
        }
      } catch (ClosedChannelException e) {
        // Interrupting one thread at an access to the file closes it for all.
        throw Interruption.exception(e);
      } catch (IOException e) {
        throw storageFailure(e);
      }
      return Frame.of(position, time, width, height, PixelFormat.GRAY8, pixels);
    }

    /** The time of each frame, in seconds since the clip's first. */
    public double[] seconds() {
      return times.stream().mapToDouble(time -> time.minus(times.get(0)).toNanos() / 1e9).toArray();
    }

    /** The frames around the middle, at most as many as given, as a clip of their own. */
    public Clip middle(int maxFrames) {
      int length = Math.min(size(), maxFrames);
      int start = (size() - length) / 2;
      return slice(start, start + length);
    }

    /** The frames from one position, up to but without another, as a clip of their own. */
    public Clip slice(int from, int to) {
      return new Clip(
          name + "[" + from + ".." + (to - 1) + "]",
          Arrays.copyOfRange(frameNumbers, from, to),
          times.subList(from, to));
    }
  }
}
