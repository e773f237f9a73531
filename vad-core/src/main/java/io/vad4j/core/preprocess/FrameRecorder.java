package io.vad4j.core.preprocess;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import io.vad4j.SourceInfo;
import io.vad4j.TrainingException;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.image.GrayscaleResizer;
import io.vad4j.core.image.InputSize;
import io.vad4j.core.signal.FrameRateEstimator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads training frames from their sources into a frame cache, once.
 *
 * @since 0.1.0
 */
public final class FrameRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(FrameRecorder.class);

  private static final int REPORT_INTERVAL = 50;

  private final int inputSize;
  private final int frameStride;
  private final boolean resizing;
  private final int maxFrames;
  private final ProgressListener progress;
  private final List<String> names = new ArrayList<>();
  private final List<Double> frameRates = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private OptionalDouble defaultFrameRate = OptionalDouble.empty();
  private long offeredFrames;
  private Duration offeredTime = Duration.ZERO;
  private int sourceWidth;
  private int sourceHeight;
  private long frameCount;
  private @Nullable FrameCache cache;
  private @Nullable FrameStabilizer stabilizer;

  /** A recorder whose frame size follows from the first source. */
  public FrameRecorder(DetectorSettings settings) {
    this(
        settings.config().inputSize(),
        settings.config().frameStride(),
        settings.config().resizeFrames(),
        settings.config().maxTrainingFrames(),
        settings.progress());
  }

  private FrameRecorder(
      int inputSize, int frameStride, boolean resizing, int maxFrames, ProgressListener progress) {
    this.inputSize = inputSize;
    this.frameStride = frameStride;
    this.resizing = resizing;
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
    this.sourceWidth = sourceWidth;
    this.sourceHeight = sourceHeight;
    this.cache = FrameCache.create(width, height);
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
    return new FrameRecorder(inputSize, 1, false, Integer.MAX_VALUE, progress).recordRaw(sources);
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

  /** Reads up to the maximum number of frames and stabilizes them. */
  public Recording record(Iterable<? extends FrameSource> sources) {
    FrameCache recorded = recordRaw(sources);
    try {
      FrameStabilizer effectiveStabilizer =
          stabilizer == null
              ? FrameStabilizer.of(recorded.width(), recorded.height(), recorded.background())
              : stabilizer;
      recorded.replaceAll(frame -> effectiveStabilizer.apply(frame).frame());
      OptionalDouble frameRate = frameRate();
      return new Recording(
          recorded,
          List.copyOf(names),
          offeredFrames,
          offeredTime,
          frameRate,
          List.copyOf(warnings),
          sourceWidth,
          sourceHeight,
          effectiveStabilizer);
    } catch (RuntimeException | Error e) {
      recorded.close();
      throw e;
    }
  }

  /** The median frame rate of the clips; warns if they differ. */
  private OptionalDouble frameRate() {
    if (frameRates.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<Double> sorted = frameRates.stream().sorted().toList();
    double slowest = sorted.get(0);
    double fastest = sorted.get(sorted.size() - 1);
    double median = sorted.get(sorted.size() / 2);
    if (FrameRateEstimator.differ(slowest, fastest)) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "The frame rates of the normal video differ, from %.4g to %.4g frames a second, and"
                  + " with them the motion between frames; give video of one frame rate.",
              slowest,
              fastest));
    }
    if (defaultFrameRate.isPresent()
        && FrameRateEstimator.differ(median, defaultFrameRate.getAsDouble())) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "The calibration video has a frame rate of %.4g frames a second, the training video"
                  + " %.4g; calibrate on video of the same frame rate.",
              median,
              defaultFrameRate.getAsDouble()));
    }
    return OptionalDouble.of(median);
  }

  /** The source, timed by the default frame rate where it has no times of its own. */
  private FrameSource timed(FrameSource source) {
    SourceInfo info = source.info();
    if (info.timed()) {
      return source;
    }
    if (defaultFrameRate.isPresent()) {
      return source.withFrameRate(defaultFrameRate.getAsDouble());
    }
    if (warnings.isEmpty()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s has no frame rate, and %.4g frames a second are assumed; give it (--fps, ?fps=,"
                  + " FrameSource.withFrameRate), since durations and speeds follow from it.",
              info.name(),
              info.frameRate().orElse(0)));
    }
    return source;
  }

  /** Reads up to the maximum number of frames, without stabilization. */
  FrameCache recordRaw(Iterable<? extends FrameSource> sources) {
    try {
      for (FrameSource source : sources) {
        if (frameCount >= maxFrames) {
          LOG.warn(
              "Training on the first {} frames only; increase maxTrainingFrames to read more.",
              frameCount);
          break;
        }
        record(timed(source));
      }
      FrameCache recorded = cache;
      if (recorded == null || recorded.clips().isEmpty()) {
        throw new TrainingException(
            "There is no video to fit on: no source has a frame. Give clips of normal activity.");
      }
      return recorded;
    } catch (RuntimeException | Error e) {
      if (cache != null) {
        cache.close();
      }
      throw e;
    }
  }

  private void record(FrameSource source) {
    SourceInfo info = source.info();
    FrameCache target = cacheFor(info);
    names.add(info.name());
    FrameCache.Writer writer = target.newClip(info.name());
    FramePreprocessor preprocessor =
        FramePreprocessor.createUnstabilized(
            new GrayscaleResizer(target.width(), target.height()), frameStride, resizing);
    FrameRateEstimator estimator = new FrameRateEstimator();
    Optional<Frame> frame = source.next();
    Duration first = frame.map(Frame::timestamp).orElse(Duration.ZERO);
    Duration last = first;
    while (frame.isPresent() && frameCount < maxFrames) {
      offeredFrames++;
      last = frame.get().timestamp();
      estimator.add(last);
      Optional<Frame> preprocessed = preprocessor.process(frame.get());
      if (preprocessed.isPresent()) {
        writer.add(preprocessed.get());
        frameCount++;
      }
      if (frameCount % REPORT_INTERVAL == 0) {
        reportProgress(info.name());
      }
      frame = source.next();
    }
    writer.finish();
    offeredTime = offeredTime.plus(last.minus(first));
    estimator.rate().ifPresent(frameRates::add);
    reportProgress(info.name());
    if (writer.size() == 0) {
      LOG.warn("{} has no frames.", info.name());
    }
  }

  private void reportProgress(String name) {
    progress.onProgress(new Progress("reading video", frameCount, OptionalLong.empty(), name));
  }

  private FrameCache cacheFor(SourceInfo info) {
    FrameCache current = cache;
    if (current == null) {
      sourceWidth = info.width();
      sourceHeight = info.height();
      InputSize size = InputSize.of(sourceWidth, sourceHeight, inputSize);
      current = FrameCache.create(size.width(), size.height());
      cache = current;
    } else if (!resizing) {
      FramePreprocessor.checkAspectRatio(
          info.name(), info.width(), info.height(), sourceWidth, sourceHeight);
    }
    return current;
  }
}
