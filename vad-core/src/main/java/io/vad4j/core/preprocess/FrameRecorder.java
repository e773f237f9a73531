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
 * Reads normal footage from its sources to their ends, once.
 *
 * @since 0.1.0
 */
public final class FrameRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(FrameRecorder.class);

  private static final int REPORT_INTERVAL = 50;

  private final DetectorSettings settings;
  private final List<String> names = new ArrayList<>();
  private int sourceWidth;
  private int sourceHeight;
  private long frameCount;
  private @Nullable FrameCache cache;
  private @Nullable FrameStabilizer stabilizer;

  /** Reads footage in the size that its first source has it. */
  public FrameRecorder(DetectorSettings settings) {
    this.settings = settings;
  }

  /** Reads more footage of what was learned, in the same size. */
  public FrameRecorder(
      DetectorSettings settings,
      int sourceWidth,
      int sourceHeight,
      int width,
      int height,
      FrameStabilizer steadying) {
    this.settings = settings;
    this.sourceWidth = sourceWidth;
    this.sourceHeight = sourceHeight;
    this.cache = FrameCache.create(width, height);
    this.stabilizer = steadying;
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
  public static FrameCache record(
      Iterable<? extends FrameSource> sources, int workingSize, ProgressListener progress) {
    return new FrameRecorder(DetectorSettings.forRecording(workingSize, progress))
        .recordRaw(sources);
  }

  /**
   * What was read.
   *
   * @param frames the frames, steadied; to be closed
   * @param sources the names of the sources
   * @param sourceWidth width of the first source's frames
   * @param sourceHeight height of the first source's frames
   * @param stabilizer what took out of the frames what the camera does by itself
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

  /** Reads all sources, or as many as the settings allow, and steadies them. */
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

  /** Reads all sources, or as many as the settings allow, as the camera has them. */
  FrameCache recordRaw(Iterable<? extends FrameSource> sources) {
    try {
      for (FrameSource source : sources) {
        if (frameCount >= settings.maxTrainingFrames()) {
          LOG.warn(
              "Learning from the first {} frames only; set maximumFrames to read more.",
              frameCount);
          break;
        }
        record(source);
      }
      FrameCache recorded = cache;
      if (recorded == null || recorded.clips().isEmpty()) {
        throw new TrainingException(
            "There is no footage to learn from: no source has a frame. Give clips without anything"
                + " unusual.");
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
            new GrayscaleResizer(target.width(), target.height()), settings.frameStride());
    Optional<Frame> frame = source.next();
    while (frame.isPresent() && frameCount < settings.maxTrainingFrames()) {
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
    settings
        .progress()
        .onProgress(new Progress("reading footage", frameCount, OptionalLong.empty(), name));
  }

  private FrameCache cacheFor(SourceInfo info) {
    FrameCache current = cache;
    if (current == null) {
      sourceWidth = info.width();
      sourceHeight = info.height();
      InputSize size = InputSize.of(sourceWidth, sourceHeight, settings.inputSize());
      current = FrameCache.create(size.width(), size.height());
      cache = current;
    } else {
      FramePreprocessor.checkAspectRatio(
          info.name(), info.width(), info.height(), sourceWidth, sourceHeight);
    }
    return current;
  }
}
