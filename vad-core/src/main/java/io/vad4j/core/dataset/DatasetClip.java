package io.vad4j.core.dataset;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One clip of a data set. Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DatasetClip {
  private final String name;
  private final Supplier<? extends FrameSource> opener;
  private final Supplier<Optional<GroundTruth>> groundTruthReader;
  private Optional<GroundTruth> groundTruth = Optional.empty();
  private boolean groundTruthRead;

  private DatasetClip(
      String name,
      Supplier<? extends FrameSource> opener,
      Supplier<Optional<GroundTruth>> groundTruthReader) {
    this.name = Objects.requireNonNull(name, "name");
    this.opener = Objects.requireNonNull(opener, "opener");
    this.groundTruthReader = Objects.requireNonNull(groundTruthReader, "reader");
  }

  /**
   * {@return a clip without labels, such as one to learn from}
   *
   * @param name unique within its split
   * @param opener opens the clip from its first frame, as often as asked
   */
  public static DatasetClip unlabelled(String name, Supplier<? extends FrameSource> opener) {
    return new DatasetClip(name, opener, Optional::empty);
  }

  /**
   * {@return a clip with labels}
   *
   * @param name unique within its split
   * @param opener opens the clip from its first frame, as often as asked
   * @param groundTruth reads the labels; called once, when they are first asked for
   */
  public static DatasetClip labelled(
      String name, Supplier<? extends FrameSource> opener, Supplier<GroundTruth> groundTruth) {
    return new DatasetClip(name, opener, () -> Optional.of(groundTruth.get()));
  }

  /** {@return what the data set calls it, such as {@code Test003}} */
  public String name() {
    return name;
  }

  /**
   * Opens the clip from its first frame; the caller closes it.
   *
   * @return the opened source, which the caller closes
   * @throws FrameSourceException if it cannot be read
   */
  public FrameSource open() {
    return opener.get();
  }

  /**
   * {@return the truth about the clip, where the data set has it; for a clip to learn from, it does
   * not}
   *
   * @throws FrameSourceException if the labels cannot be read or do not fit the clip
   */
  public synchronized Optional<GroundTruth> groundTruth() {
    if (!groundTruthRead) {
      groundTruth = groundTruthReader.get();
      groundTruthRead = true;
    }
    return groundTruth;
  }

  @Override
  public String toString() {
    return "DatasetClip[" + name + "]";
  }
}
