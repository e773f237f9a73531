/** Metrics of detectors for Micrometer. */
module io.vad4j.micrometer {
  requires transitive io.vad4j.api;
  requires transitive micrometer.core;

  exports io.vad4j.micrometer;
}
