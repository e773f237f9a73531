/** Repeats the experiments of the paper on the masked autoencoder. */
module io.vad4j.reproduction {
  requires transitive io.vad4j.core;
  requires io.vad4j.report;
  requires io.vad4j.tensorflow;
  requires com.fasterxml.jackson.jr.ob;
  requires java.desktop;
  requires java.management;

  exports io.vad4j.reproduction;
  exports io.vad4j.reproduction.training to
      io.vad4j.cli;
}
