/** The masked autoencoder, trained and run with TensorFlow Java. */
module io.vad4j.tensorflow {
  requires transitive io.vad4j.api;
  requires io.vad4j.core;
  requires org.bytedeco.javacpp;
  requires org.slf4j;
  requires org.tensorflow.ndarray;
  requires tensorflow;
  requires tensorflow.nativelib;
  requires com.google.protobuf;

  exports io.vad4j.tensorflow;

  provides io.vad4j.spi.ScorerProvider with
      io.vad4j.tensorflow.provider.GanProvider,
      io.vad4j.tensorflow.provider.MaskedAutoencoderProvider,
      io.vad4j.tensorflow.provider.TransformerProvider;
}
