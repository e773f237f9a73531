package com.example.backbone;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.vad4j.Frame;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Map;

/** A network from an ONNX file that turns a frame into a grid of feature vectors. Thread-safe. */
final class FeatureNetwork implements AutoCloseable {
  private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
  private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

  private final byte[] file;
  private final OrtSession session;

  /** The features of a frame: a vector of {@code size} values for each cell, row by row. */
  record Features(int columns, int rows, int size, float[] values) {}

  /** Opens a network with an input and an output of [1, channels, height, width]. */
  FeatureNetwork(byte[] file) throws OrtException {
    this.file = file;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1); // A stream occupies one core.
      session = OrtEnvironment.getEnvironment().createSession(file, options);
    }
  }

  /** The content of the file. */
  byte[] file() {
    return file;
  }

  /** Runs the network on a gray frame, with each channel normalised as for ImageNet. */
  Features run(Frame frame) throws OrtException {
    ByteBuffer pixels = frame.pixels();
    int size = frame.byteCount();
    FloatBuffer input = FloatBuffer.allocate(MEAN.length * size);
    for (int channel = 0; channel < MEAN.length; channel++) {
      for (int i = 0; i < size; i++) {
        input.put(((pixels.get(i) & 0xff) / 255f - MEAN[channel]) / DEVIATION[channel]);
      }
    }
    long[] shape = {1, MEAN.length, frame.height(), frame.width()};
    String name = session.getInputNames().iterator().next();
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), input.flip(), shape);
        OrtSession.Result result = session.run(Map.of(name, tensor))) {
      OnnxTensor output = (OnnxTensor) result.get(0);
      return byCell(output.getInfo(), output.getFloatBuffer());
    }
  }

  private static Features byCell(TensorInfo info, FloatBuffer output) {
    int size = (int) info.getShape()[1];
    int rows = (int) info.getShape()[2];
    int columns = (int) info.getShape()[3];
    int cells = rows * columns;
    float[] values = new float[cells * size];
    for (int i = 0; i < values.length; i++) {
      values[i % cells * size + i / cells] = output.get(i);
    }
    return new Features(columns, rows, size, values);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("The network cannot be closed.", e);
    }
  }
}
