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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** A recorder of frames for a fitted model, with its frame size and stabilizer. */
  public FrameRecorder(
      DetectorSettings settings,
      int sourceWidth,
      int sourceHeight,
      int width,
      int height,
      FrameStabilizer stabilizer) {
    this(settings);
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
   * @param sourceWidth width of the frames of the first source, in pixels
   * @param sourceHeight height of the frames of the first source, in pixels
   * @param stabilizer the stabilizer that was applied
   */
  public record Recording(
      FrameCache frames,
      List<String> sources,
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
      return new Recording(
          recorded, List.copyOf(names), sourceWidth, sourceHeight, effectiveStabilizer);
    } catch (RuntimeException | Error e) {
      recorded.close();
      throw e;
    }
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
        record(source);
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
    Optional<Frame> frame = source.next();
    while (frame.isPresent() && frameCount < maxFrames) {
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
