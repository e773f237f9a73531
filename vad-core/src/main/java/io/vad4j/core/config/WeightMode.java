package io.vad4j.core.config;

/** Where the weights of the fusion come from. */
public enum WeightMode {
  /** The user gave them. */
  GIVEN,
  /** All are 1, as the user asked. */
  EQUAL,
  /** They are learned from pasted anomalies where that is worth it. */
  LEARNED
}
