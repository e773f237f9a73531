package io.vad4j.core.cutpaste;

import io.vad4j.AnomalyKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * Types of pseudo-anomalies that {@link CutPasteGenerator} generates.
 *
 * @since 0.1.0
 */
public enum PseudoAnomalyType {
  /** The object moves at twice its speed. */
  DOUBLE_SPEED("twice as fast", AnomalyKind.MOTION, 2, true),
  /** The object moves at three times its speed. */
  TRIPLE_SPEED("three times as fast", AnomalyKind.MOTION, 3, true),
  /** The object oscillates about four times per second by a quarter of its size. */
  SHAKE("shaking", AnomalyKind.MOTION, 1, true),
  /** The object is 1.7 to 2.3 times as large. */
  SCALE("too large", AnomalyKind.APPEARANCE, 1, true),
  /** The object is rotated by 60 to 120 degrees. */
  ROTATION("rotated", AnomalyKind.APPEARANCE, 1, true),
  /** The object has a procedural texture. */
  TEXTURE("procedural texture", AnomalyKind.APPEARANCE, 1, true),
  /** The object moves backwards. Not a default: normal where people walk in both directions. */
  REVERSED("reversed", AnomalyKind.DIRECTION, 1, false),
  /**
   * The object moves where it was not observed. Not a default: normal places may be empty in
   * training clips.
   */
  DISPLACED("displaced", AnomalyKind.OTHER, 1, false),
  /** The object stands still. Not a default: normal where people stand. */
  STILL("standing still", AnomalyKind.STATIONARY_OBJECT, 0, false);

  private final String description;
  private final AnomalyKind anomalyKind;
  private final int speed;
  private final boolean enabledByDefault;

  PseudoAnomalyType(
      String description, AnomalyKind anomalyKind, int speed, boolean enabledByDefault) {
    this.description = description;
    this.anomalyKind = anomalyKind;
    this.speed = speed;
    this.enabledByDefault = enabledByDefault;
  }

  /** {@return the types for training and validation} The others are normal in many scenes. */
  public static Set<PseudoAnomalyType> defaults() {
    EnumSet<PseudoAnomalyType> types = EnumSet.allOf(PseudoAnomalyType.class);
    types.removeIf(type -> !type.enabledByDefault);
    return types;
  }

  /** {@return a short description, such as "twice as fast"} */
  public String description() {
    return description;
  }

  /** {@return the kind of scorers that detect it} */
  public AnomalyKind anomalyKind() {
    return anomalyKind;
  }

  /** Observations of the track per frame of the clip. */
  int speed() {
    return speed;
  }
}
