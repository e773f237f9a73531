package io.vad4j.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** A model in ONNX Runtime with one input, which is kept in native memory. */
final class OnnxSession implements AutoCloseable {
  private final OrtSession session;
  private final OnnxTensor input;

  /** Opens a model, with all of ONNX Runtime's optimisations. */
  OnnxSession(byte[] model, int threads, float[] values, long... shape) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      session = environment.createSession(model, options);
    }
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(Float.BYTES * values.length)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    buffer.put(values).flip();
    input = OnnxTensor.createTensor(environment, buffer, shape);
  }

  /** Runs the model once and returns its output. */
  FloatBuffer run() throws OrtException {
    try (OrtSession.Result result = session.run(Map.of(OnnxChain.INPUT, input))) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer();
    }
  }

  @Override
  public void close() throws OrtException {
    input.close();
    session.close();
  }
}
