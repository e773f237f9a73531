package io.vad4j;

/**
 * Kind of anomaly that a scorer detects, and that a detection or an event was raised for.
 *
 * @since 0.1.0
 */
public enum AnomalyKind {
  /** Motion that is too fast, or stronger than expected at its place. */
  MOTION("anomalous motion"),
  /** Motion in a direction that is not normal at its place. */
  DIRECTION("anomalous direction"),
  /** An object unlike those of the training set. */
  APPEARANCE("anomalous appearance"),
  /** An object that stays where the background was empty. */
  STATIONARY_OBJECT("stationary object"),
  /** Any other kind. */
  OTHER("other anomaly");

  private final String description;

  AnomalyKind(String description) {
    this.description = description;
  }

  /** {@return the description of the kind in plain English, for messages} */
  public String description() {
    return description;
  }
}
