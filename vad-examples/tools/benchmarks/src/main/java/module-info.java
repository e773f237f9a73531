/** Benchmarks of the processor time of a frame. */
module io.vad4j.benchmarks {
  requires io.vad4j.api;
  requires jdk.management;
  requires static org.jspecify;
}
