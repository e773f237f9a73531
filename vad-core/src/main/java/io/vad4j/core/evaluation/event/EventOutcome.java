package io.vad4j.core.evaluation.event;

/**
 * Whether a run of abnormal frames was detected.
 *
 * @since 0.1.0
 */
public enum EventOutcome {
  /** A matching alarm began within the run. */
  DETECTED,
  /** A matching alarm that had begun before the run was on, and none began within it. */
  ALREADY_ON,
  /** No alarm matched the run. */
  MISSED
}
