package io.vad4j.core.detect;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.InvalidFrameException;
import io.vad4j.Progress;
import io.vad4j.SourceInfo;
import io.vad4j.TrainingException;
import io.vad4j.core.image.GreyScaler;
import io.vad4j.core.image.WorkingSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads normal footage from its sources to their ends, once. */
final class FootageReader {
  private static final Logger LOG = LoggerFactory.getLogger(FootageReader.class);

  /** Pictures whose proportions differ by more than this are not of the same camera. */
  private static final double SHAPE_TOLERANCE = 0.02;

  private static final int REPORT_EVERY = 50;

  private final DetectorSettings settings;
  private final List<String> names = new ArrayList<>();
  private int sourceWidth;
  private int sourceHeight;
  private long count;
  private @Nullable Footage footage;
  private @Nullable Steadying steadying;

  /** Reads footage in the size that its first source has it. */
  FootageReader(DetectorSettings settings) {
    this.settings = settings;
  }

  /** Reads more footage of what was learned, in the same size. */
  FootageReader(DetectorSettings settings, NormalModel known) {
    this.settings = settings;
    this.sourceWidth = known.sourceWidth();
    this.sourceHeight = known.sourceHeight();
    this.footage = Footage.create(known.info().width(), known.info().height());
    this.steadying = known.steadying();
  }

  /**
   * What was read.
   *
   * @param footage the frames, steadied; to be closed
   * @param sources the names of the sources
   * @param sourceWidth width of the first source's frames
   * @param sourceHeight height of the first source's frames
   * @param steadying what took out of the frames what the camera does by itself
   */
  record Recording(
      Footage footage, List<String> sources, int sourceWidth, int sourceHeight, Steadying steadying)
      implements AutoCloseable {
    @Override
    public void close() {
      footage.close();
    }
  }

  /** Reads all sources, or as many as the settings allow, and steadies them. */
  Recording read(Iterable<? extends FrameSource> sources) {
    Footage all = readRaw(sources);
    try {
      Steadying by = steadying == null ? Steadying.of(all) : steadying;
      all.replace(frame -> by.apply(frame).frame());
      return new Recording(all, List.copyOf(names), sourceWidth, sourceHeight, by);
    } catch (RuntimeException | Error e) {
      all.close();
      throw e;
    }
  }

  /** Reads all sources, or as many as the settings allow, as the camera has them. */
  Footage readRaw(Iterable<? extends FrameSource> sources) {
    try {
      for (FrameSource source : sources) {
        if (count >= settings.maximumFrames()) {
          LOG.warn(
              "Learning from the first {} frames only; set maximumFrames to read more.", count);
          break;
        }
        read(source);
      }
      Footage all = footage;
      if (all == null || all.clips().isEmpty()) {
        throw new TrainingException(
            "There is no footage to learn from: no source has a frame. Give clips without anything"
                + " unusual.");
      }
      return all;
    } catch (RuntimeException | Error e) {
      if (footage != null) {
        footage.close();
      }
      throw e;
    }
  }

  private void read(FrameSource source) {
    SourceInfo info = source.info();
    Footage into = footageFor(info);
    names.add(info.name());
    Footage.Writer writer = into.add(info.name());
    Intake intake = Intake.raw(new GreyScaler(into.width(), into.height()), settings.sampling());
    Optional<Frame> frame = source.next();
    while (frame.isPresent() && count < settings.maximumFrames()) {
      Optional<Frame> taken = intake.take(frame.get());
      if (taken.isPresent()) {
        writer.add(taken.get());
        count++;
      }
      if (count % REPORT_EVERY == 0) {
        report(info.name());
      }
      frame = source.next();
    }
    writer.finish();
    report(info.name());
    if (writer.size() == 0) {
      LOG.warn("{} has no frames.", info.name());
    }
  }

  private void report(String name) {
    settings
        .progress()
        .progressed(new Progress("reading footage", count, OptionalLong.empty(), name));
  }

  private Footage footageFor(SourceInfo info) {
    Footage existing = footage;
    if (existing == null) {
      sourceWidth = info.width();
      sourceHeight = info.height();
      WorkingSize size = WorkingSize.of(sourceWidth, sourceHeight, settings.workingSize());
      existing = Footage.create(size.width(), size.height());
      footage = existing;
    } else {
      checkShape(info.name(), info.width(), info.height(), sourceWidth, sourceHeight);
    }
    return existing;
  }

  /** Refuses pictures of other proportions than those that were learned from. */
  static void checkShape(String name, int width, int height, int learnedWidth, int learnedHeight) {
    double shape = (double) width / height;
    double learned = (double) learnedWidth / learnedHeight;
    if (Math.abs(shape / learned - 1) > SHAPE_TOLERANCE) {
      throw new InvalidFrameException(
          "%s is %dx%d pixels, but what is normal is learned from %dx%d, a picture of another shape. Use footage of the same camera."
              .formatted(name, width, height, learnedWidth, learnedHeight));
    }
  }
}
