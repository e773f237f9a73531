package io.vad4j.core.dataset;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.spi.CredentialMask;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Clip of a data set, with ground truth if it has any. Thread-safe.
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
    this.name = name.contains("://") ? CredentialMask.mask(name) : name;
    this.opener = Objects.requireNonNull(opener, "opener");
    this.groundTruthReader = Objects.requireNonNull(groundTruthReader, "groundTruthReader");
  }

  /**
   * {@return a clip without ground truth, such as a training clip}
   *
   * @param name unique within its split
   * @param opener opens the clip from its first frame; called repeatedly
   */
  public static DatasetClip unlabelled(String name, Supplier<? extends FrameSource> opener) {
    return new DatasetClip(name, opener, Optional::empty);
  }

  /**
   * {@return a clip with ground truth}
   *
   * @param name unique within its split
   * @param opener opens the clip from its first frame; called repeatedly
   * @param groundTruth reads the ground truth; called once, at its first use
   */
  public static DatasetClip labelled(
      String name, Supplier<? extends FrameSource> opener, Supplier<GroundTruth> groundTruth) {
    return new DatasetClip(name, opener, () -> Optional.of(groundTruth.get()));
  }

  /** A clip that may have ground truth. */
  static DatasetClip of(
      String name,
      Supplier<? extends FrameSource> opener,
      Supplier<Optional<GroundTruth>> groundTruth) {
    return new DatasetClip(name, opener, groundTruth);
  }

  /**
   * {@return the clip with other sources, such as ones of another frame rate}
   *
   * @param change applied to each source that is opened; what it returns closes the source
   */
  public DatasetClip withSource(UnaryOperator<FrameSource> change) {
    return new DatasetClip(name, () -> change.apply(open()), this::groundTruth);
  }

  /** {@return its name in the data set, such as {@code Test003}} */
  public String name() {
    return name;
  }

  /**
   * Opens the clip from its first frame.
   *
   * @return the opened source, which the caller closes
   * @throws FrameSourceException if it cannot be read
   */
  public FrameSource open() {
    return opener.get();
  }

  /**
   * {@return the ground truth; empty for a clip without any, such as a training clip}
   *
   * @throws FrameSourceException if it cannot be read or does not match the clip
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
