package io.vad4j.core.cutpaste;

import io.vad4j.AnomalyKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is unusual about a thing that {@link CutPasteGenerator} pastes.
 *
 * @since 0.1.0
 */
public enum PseudoAnomalyType {
  /** It goes its way twice as fast. */
  DOUBLE_SPEED("twice as fast", AnomalyKind.MOTION, 2, true),
  /** It goes its way three times as fast. */
  TRIPLE_SPEED("three times as fast", AnomalyKind.MOTION, 3, true),
  /** It shakes to and fro, about four times a second, by a quarter of its size. */
  SHAKE("shaking", AnomalyKind.MOTION, 1, true),
  /** It is 1.7 to 2.3 times as large. */
  SCALE("too large", AnomalyKind.APPEARANCE, 1, true),
  /** It is turned by 60 to 120 degrees. */
  ROTATION("turned", AnomalyKind.APPEARANCE, 1, true),
  /** Its shape is filled with a texture from elsewhere. */
  TEXTURE("of foreign texture", AnomalyKind.APPEARANCE, 1, true),
  /** It goes its way backwards. Misleads where people walk both ways; not standard. */
  REVERSED("backwards", AnomalyKind.DIRECTION, 1, false),
  /** It goes where it was not seen. Misleads where nobody happened to walk; not standard. */
  DISPLACED("elsewhere", AnomalyKind.OTHER, 1, false),
  /** It stands still. Misleads where people may stand; not standard. */
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

  /**
   * {@return the kinds to learn and to measure by} The others are normal in many scenes, so that a
   * detector that finds them is not better for it.
   */
  public static Set<PseudoAnomalyType> defaults() {
    EnumSet<PseudoAnomalyType> types = EnumSet.allOf(PseudoAnomalyType.class);
    types.removeIf(type -> !type.enabledByDefault);
    return types;
  }

  /** {@return the kind in plain English, said of a thing: "twice as fast"} */
  public String description() {
    return description;
  }

  /** {@return the kind of evidence that shows it} */
  public AnomalyKind anomalyKind() {
    return anomalyKind;
  }

  /** Frames of its normal course that pass with each frame of the pasted one. */
  int speed() {
    return speed;
  }
}
