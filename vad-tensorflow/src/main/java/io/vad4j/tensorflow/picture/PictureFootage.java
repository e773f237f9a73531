package io.vad4j.tensorflow.picture;

import io.vad4j.Progress;
import io.vad4j.TrainingException;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingFootage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Normal footage at the size that the network sees, in examples to train on and examples to
 * validate on, which are of other clips.
 *
 * @param training to learn from
 * @param validation to measure the validation loss on, unvaried
 */
record PictureFootage(PictureExamples training, PictureExamples validation) {
  private static final int FRAMES_PER_REPORT = 50;
  private static final int LEVELS = 256;

  /**
   * Reads footage.
   *
   * @throws TrainingException if there is not enough of it
   */
  static PictureFootage read(
      TrainingFootage footage, PictureSettings settings, TrainingContext context) {
    ClipSplit split = ClipSplit.of(footage.clips(), settings.validation(), context.seed());
    PictureFormat full = PictureFormat.constant(footage.width(), footage.height(), settings.size());
    Reader reader = new Reader(full, settings, split, context);
    Frames training = reader.read(split.training());
    Frames validation = reader.read(split.validation());
    if (training.now().size() < settings.batch()) {
      throw new TrainingException(
          "There are only %d frames to learn from, which do not fill a batch of %d; give more footage, a smaller batch, or train on more of the frames (every)."
              .formatted(training.now().size(), settings.batch()));
    }
    if (validation.now().isEmpty()) {
      throw new TrainingException(
          "The validation split is empty: the clips held out have no frame with one before it. Give more or longer clips, or hold out a larger share (validation).");
    }
    PictureFormat format = settings.trainingRange() ? training.range(full) : full;
    return new PictureFootage(
        new PictureExamples(format, training.now(), training.before(), settings.variation()),
        new PictureExamples(format, validation.now(), validation.before(), Variation.NONE));
  }

  private record Frames(List<byte[]> now, List<byte[]> before) {
    PictureFormat range(PictureFormat full) {
      int least = LEVELS;
      int most = 0;
      for (byte[] frame : now) {
        for (byte pixel : frame) {
          least = Math.min(least, pixel & 0xff);
          most = Math.max(most, pixel & 0xff);
        }
      }
      return full.withRange(least, most);
    }
  }

  /** Takes frames evenly from all clips, not more than wanted in all. */
  private static final class Reader {
    private final PictureFormat format;
    private final PictureSettings settings;
    private final TrainingContext context;
    private final long available;
    private final long kept;
    private long passed;
    private long read;

    Reader(
        PictureFormat format, PictureSettings settings, ClipSplit split, TrainingContext context) {
      this.format = format;
      this.settings = settings;
      this.context = context;
      this.available =
          java.util.stream.Stream.concat(split.training().stream(), split.validation().stream())
              .mapToLong(this::pairs)
              .sum();
      this.kept = Math.min(available, settings.frames());
    }

    private long pairs(TrainingClip clip) {
      return (clip.size() - 1L + settings.every() - 1) / settings.every();
    }

    Frames read(List<TrainingClip> clips) {
      Frames frames = new Frames(new ArrayList<>(), new ArrayList<>());
      for (TrainingClip clip : clips) {
        read(clip, frames);
      }
      return frames;
    }

    private void read(TrainingClip clip, Frames into) {
      byte[] last = new byte[0];
      int lastAt = -1;
      for (int i = 1; i < clip.size(); i += settings.every(), passed++) {
        if (passed * kept / available == (passed + 1) * kept / available) {
          continue;
        }
        byte[] before = lastAt == i - 1 ? last : format.shrink(clip.frame(i - 1));
        last = format.shrink(clip.frame(i));
        lastAt = i;
        into.now().add(last);
        into.before().add(before);
        if (++read % FRAMES_PER_REPORT == 0 || read == kept) {
          context
              .progress()
              .progressed(new Progress("reading pictures", read, OptionalLong.of(kept), ""));
        }
      }
    }
  }
}
