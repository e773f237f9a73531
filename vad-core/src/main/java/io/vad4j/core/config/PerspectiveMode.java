package io.vad4j.core.config;

/** Whether evidence is divided by how large it usually is at that height of the picture. */
public enum PerspectiveMode {
  OFF,
  ON,
  /** Where things are seen to be larger the lower they stand in the picture. */
  AUTO
}
