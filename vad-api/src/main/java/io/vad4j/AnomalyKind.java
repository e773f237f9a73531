package io.vad4j;

/**
 * What a scorer finds unusual, and so what a detection or an event was about.
 *
 * @since 0.1.0
 */
public enum AnomalyKind {
  /** Something moves too fast, or more than what is seen there explains. */
  MOTION("unusual motion"),
  /** Something moves in a direction that is not seen there. */
  DIRECTION("unusual direction"),
  /** Something looks unlike anything in the normal footage. */
  APPEARANCE("unusual appearance"),
  /** Something stays that was not there before. */
  STATIONARY_OBJECT("something that does not move on"),
  /** Any other kind. */
  OTHER("something unusual");

  private final String description;

  AnomalyKind(String description) {
    this.description = description;
  }

  /** {@return the kind in plain English, to be put in a sentence} */
  public String description() {
    return description;
  }
}
