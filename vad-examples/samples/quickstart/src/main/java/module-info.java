/** The example that the README shows. */
module io.vad4j.samples.quickstart {
  requires io.vad4j.api;
}
