package io.vad4j.web.marks;

import java.util.Optional;

/**
 * What a camera learns of marks at present. Immutable.
 *
 * @param state whether it learns
 * @param message one sentence for people; empty if there is nothing to say
 * @param effect the effect of what it learned last; empty if it learned nothing
 * @since 0.1.0
 */
public record LearningStatus(State state, String message, Optional<MarkEffect> effect) {

  /**
   * Whether a camera learns.
   *
   * @since 0.1.0
   */
  public enum State {
    /** All marks are learned. */
    IDLE,
    /** It learns. */
    LEARNING,
    /** What was marked last could not be learned. */
    FAILED
  }

  /** {@return the status of a camera without marks} */
  public static LearningStatus none() {
    return new LearningStatus(State.IDLE, "", Optional.empty());
  }
}
