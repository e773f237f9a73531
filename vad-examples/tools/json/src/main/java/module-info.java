/** Detections, events and properties of models as JSON. */
module io.vad4j.json {
  requires transitive io.vad4j.api;
  requires com.fasterxml.jackson.jr.ob;

  exports io.vad4j.json;
}
