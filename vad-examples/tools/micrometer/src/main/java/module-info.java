/** Metrics of detectors and monitors for Micrometer. */
module io.vad4j.micrometer {
  requires transitive io.vad4j.api;
  requires transitive io.vad4j.core;
  requires transitive micrometer.core;

  exports io.vad4j.micrometer;
}
