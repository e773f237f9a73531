/** Benchmarks of the processor time of a frame, and of networks. */
module io.vad4j.benchmarks {
  requires com.google.protobuf;
  requires com.microsoft.onnxruntime;
  requires io.vad4j.api;
  requires io.vad4j.core;
  requires jdk.management;
  requires static org.jspecify;
}
