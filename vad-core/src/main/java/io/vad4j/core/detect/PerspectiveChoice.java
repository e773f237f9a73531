package io.vad4j.core.detect;

/** Whether evidence is divided by how large it usually is at that height of the picture. */
enum PerspectiveChoice {
  NEVER,
  ALWAYS,
  /** Where things are seen to be larger the lower they stand in the picture. */
  WHERE_SEEN
}
