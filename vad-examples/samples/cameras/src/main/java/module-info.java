/** A service that watches several cameras. */
module io.vad4j.samples.cameras {
  requires io.vad4j.core;
  requires io.vad4j.json;
  requires io.vad4j.micrometer;
  requires io.vad4j.recording;
}
