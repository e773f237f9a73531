package io.vad4j.core.preprocess;

import io.vad4j.Frame;
import io.vad4j.FrameMask;
import io.vad4j.FrameSource;
import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import io.vad4j.SourceInfo;
import io.vad4j.TrainingException;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.image.GrayscaleResizer;
import io.vad4j.core.image.InputSize;
import io.vad4j.core.signal.GapDetector;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records training frames into a frame cache: of sources, or frame by frame. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class FrameRecorder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FrameRecorder.class);

  private static final int REPORT_INTERVAL = 50;

  /** A longer gap in the timestamps begins another clip. */
  private static final Duration MAX_GAP = Duration.ofSeconds(5);

  private final int inputSize;
  private final int frameStride;
  private final boolean resizing;
  private final FrameMask ignored;
  private final int maxFrames;
  private final ProgressListener progress;
  private final GapDetector gapDetector = new GapDetector(MAX_GAP);
  private VideoStatistics statistics = new VideoStatistics(OptionalDouble.empty());
  private OptionalDouble defaultFrameRate = OptionalDouble.empty();
  private OptionalInt clips = OptionalInt.empty();
  private int finishedClips;
  private long clipFrames;
  private int sourceWidth;
  private int sourceHeight;
  private @Nullable SourceInfo source;
  private FrameCache.@Nullable Writer writer;
  private @Nullable FramePreprocessor preprocessor;
  private @Nullable FrameCache cache;
  private @Nullable FrameStabilizer stabilizer;

  /** A recorder whose frame size follows from the first source. */
  public FrameRecorder(DetectorSettings settings) {
    this(
        settings.config().inputSize(),
        settings.config().frameStride(),
        settings.config().resizeFrames(),
        settings.config().ignored(),
        settings.config().maxTrainingFrames(),
        settings.progress());
  }

  private FrameRecorder(
      int inputSize,
      int frameStride,
      boolean resizing,
      FrameMask ignored,
      int maxFrames,
      ProgressListener progress) {
    this.inputSize = inputSize;
    this.frameStride = frameStride;
    this.resizing = resizing;
    this.ignored = ignored;
    this.maxFrames = maxFrames;
    this.progress = progress;
  }

  /** A recorder of frames for a fitted model, with its frame size, frame rate and stabilizer. */
  public FrameRecorder(
      DetectorSettings settings,
      int sourceWidth,
      int sourceHeight,
      int width,
      int height,
      OptionalDouble frameRate,
      FrameStabilizer stabilizer) {
    this(settings);
    this.defaultFrameRate = frameRate;
    this.statistics = new VideoStatistics(frameRate);
    this.sourceWidth = sourceWidth;
    this.sourceHeight = sourceHeight;
    this.cache = FrameCache.create(width, height, maxFrames);
    this.stabilizer = stabilizer;
  }

  /**
   * Reads clips as a detector does before stabilization.
   *
   * @param sources clips of one camera, read one after the other; not closed
   * @param inputSize maximum length of the longer side in pixels, at least 8
   * @param progress called with the number of frames read
   * @return the clips, resized and grayscale, in a temporary file that is deleted on closing
   * @throws io.vad4j.TrainingException if no source has a frame
   * @throws io.vad4j.InvalidFrameException if aspect ratios differ
   * @throws FrameSourceException if a source cannot be read, or there is no room for the frames
   */
  public static FrameCache record(
      Iterable<? extends FrameSource> sources, int inputSize, ProgressListener progress) {
    return new FrameRecorder(inputSize, 1, false, FrameMask.none(), Integer.MAX_VALUE, progress)
        .recordRaw(sources);
  }

  /**
   * Recorded frames.
   *
   * @param frames the stabilized frames; to be closed
   * @param sources the names of the sources
   * @param offeredFrames the number of frames of the sources that were read
   * @param offeredTime the duration of what was read
   * @param frameRate the median frame rate of the sources; empty if their frames have no times
   * @param warnings what makes the frame rate unreliable, a sentence each
   * @param sourceWidth width of the frames of the first source, in pixels
   * @param sourceHeight height of the frames of the first source, in pixels
   * @param stabilizer the stabilizer that was applied
   */
  public record Recording(
      FrameCache frames,
      List<String> sources,
      long offeredFrames,
      Duration offeredTime,
      OptionalDouble frameRate,
      List<String> warnings,
      int sourceWidth,
      int sourceHeight,
      FrameStabilizer stabilizer)
      implements AutoCloseable {
    @Override
    public void close() {
      frames.close();
    }
  }

  /** Reads all frames, and keeps and stabilizes up to the maximum number. */
  public Recording record(Iterable<? extends FrameSource> sources) {
    readAll(sources);
    return finish();
  }

  /** Ends the last clip, and stabilizes the frames that were kept. */
  public Recording finish() {
    FrameCache recorded = finishRaw();
    try {
      FrameStabilizer effectiveStabilizer =
          stabilizer == null
              ? FrameStabilizer.of(recorded.width(), recorded.height(), recorded.background())
              : stabilizer;
      recorded.replaceAll(frame -> effectiveStabilizer.apply(frame).frame());
      return new Recording(
          recorded,
          statistics.names(),
          statistics.frames(),
          statistics.time(),
          statistics.frameRate(),
          statistics.warnings(),
          sourceWidth,
          sourceHeight,
          effectiveStabilizer);
    } catch (RuntimeException | Error e) {
      recorded.close();
      throw e;
    }
  }

  /** Reads all frames, and keeps up to the maximum number, without stabilization. */
  FrameCache recordRaw(Iterable<? extends FrameSource> sources) {
    readAll(sources);
    return finishRaw();
  }

  private void readAll(Iterable<? extends FrameSource> sources) {
    if (sources instanceof Collection<?> all) {
      clips = OptionalInt.of(all.size());
    }
    try {
      for (FrameSource next : sources) {
        FrameSource timed = timed(next);
        startClip(timed.info());
        Optional<Frame> frame = timed.next();
        while (frame.isPresent()) {
          add(frame.get());
          frame = timed.next();
        }
        endClip();
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private FrameCache finishRaw() {
    endClip();
    FrameCache recorded = cache;
    if (recorded == null || recorded.clips().isEmpty()) {
      close();
      throw new TrainingException(
          "There is no video to fit on: no source has a frame. Give clips of normal activity.");
    }
    if (recorded.frameCount() * frameStride + frameStride < statistics.frames()) {
      LOG.info(
          "{} of {} frames are used, spread evenly over all clips; increase maxTrainingFrames to"
              + " use more.",
          recorded.frameCount(),
          statistics.frames());
    }
    return recorded;
  }

  /** The source, timed by the default frame rate where it has no times of its own. */
  private FrameSource timed(FrameSource next) {
    return !next.info().timed() && defaultFrameRate.isPresent()
        ? next.withFrameRate(defaultFrameRate.getAsDouble())
        : next;
  }

  /** Ends the last clip, and starts one of a source. */
  public void startClip(SourceInfo info) {
    endClip();
    FrameCache target = cacheFor(info);
    source = info;
    statistics.startClip(info);
    writer = target.newClip(info.name());
    gapDetector.reset();
    preprocessor =
        FramePreprocessor.createUnstabilized(
            new GrayscaleResizer(target.width(), target.height()), frameStride, resizing, ignored);
  }

  /**
   * Adds the next frame of the clip.
   *
   * @throws io.vad4j.InvalidFrameException if it does not fit the frames before it, or is not as
   *     its source states
   */
  public void add(Frame frame) {
    FrameCache.Writer current = Objects.requireNonNull(writer);
    if (!resizing && clipFrames == 0) {
      FramePreprocessor.checkAspectRatio(
          "Frame %d of %s".formatted(frame.index(), Objects.requireNonNull(source).name()),
          frame.width(),
          frame.height(),
          sourceWidth,
          sourceHeight);
    }
    Optional<Frame> preprocessed = Objects.requireNonNull(preprocessor).process(frame);
    boolean afterGap = gapDetector.isAfterGap(frame.timestamp());
    statistics.add(frame.timestamp(), afterGap);
    clipFrames++;
    if (afterGap) {
      current = Objects.requireNonNull(cache).newClip(Objects.requireNonNull(source).name());
      writer = current;
    }
    preprocessed.ifPresent(current::add);
    if (statistics.frames() % REPORT_INTERVAL == 0) {
      reportProgress();
    }
  }

  /** Ends the clip, if there is one. */
  public void endClip() {
    SourceInfo ended = source;
    if (ended != null) {
      statistics.endClip();
      clipFrames = 0;
      reportProgress();
      finishedClips++;
      if (Objects.requireNonNull(writer).size() == 0) {
        LOG.warn("{} has no frames.", ended.name());
      }
      source = null;
    }
  }

  /** Progress in frames, and as a share of all clips where their number is known. */
  private void reportProgress() {
    SourceInfo current = Objects.requireNonNull(source);
    OptionalDouble share = OptionalDouble.empty();
    if (clips.isPresent()) {
      double ofClip =
          clipFrames == 0
              ? 1
              : Math.min(1, clipFrames / (double) current.frameCount().orElse(Long.MAX_VALUE));
      share = OptionalDouble.of(Math.min(1, (finishedClips + ofClip) / clips.getAsInt()));
    }
    progress.onProgress(
        new Progress(
            "reading video", statistics.frames(), OptionalLong.empty(), current.name(), share));
  }

  private FrameCache cacheFor(SourceInfo info) {
    FrameCache current = cache;
    if (current == null) {
      sourceWidth = info.width();
      sourceHeight = info.height();
      InputSize size = InputSize.of(sourceWidth, sourceHeight, inputSize);
      current = FrameCache.create(size.width(), size.height(), maxFrames);
      cache = current;
    } else if (!resizing) {
      FramePreprocessor.checkAspectRatio(
          info.name(), info.width(), info.height(), sourceWidth, sourceHeight);
    }
    return current;
  }

  /** Deletes the frames, if no recording was made of them. */
  @Override
  public void close() {
    if (cache != null) {
      cache.close();
    }
  }
}
