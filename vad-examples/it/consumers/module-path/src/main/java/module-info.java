/** An application of modules. */
module consumer {
  requires io.vad4j.api;
  requires io.vad4j.core;
}
