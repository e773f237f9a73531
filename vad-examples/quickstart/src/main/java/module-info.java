/** The example that the README shows. */
module io.vad4j.examples.quickstart {
  requires io.vad4j.api;
}
