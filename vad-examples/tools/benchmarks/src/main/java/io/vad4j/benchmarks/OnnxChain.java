package io.vad4j.benchmarks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * ONNX model whose operations follow each other: each takes the output of the one before it, and
 * constants.
 */
final class OnnxChain {
  /** Name of the input. */
  static final String INPUT = "input";

  /** In place of an optional input. */
  static final Constant LEFT_OUT = new Constant(new long[0], new float[0]);

  private static final String OUTPUT = "output";
  private static final int IR_VERSION = 8;
  private static final int OPSET_VERSION = 13;
  private static final int FLOAT = 1;
  private static final int INT_ATTRIBUTE = 2;
  private static final int STRING_ATTRIBUTE = 3;
  private static final int INTS_ATTRIBUTE = 7;

  private final ProtoMessage graph = new ProtoMessage().text(2, "chain");
  private String last = INPUT;
  private int count;

  /** A constant of an operation: its shape and values in row-major order. */
  record Constant(long[] shape, float[] values) {}

  /** A chain without operations. */
  OnnxChain(long... inputShape) {
    ProtoMessage shape = new ProtoMessage();
    for (long length : inputShape) {
      shape.message(1, new ProtoMessage().number(1, length));
    }
    ProtoMessage tensor = new ProtoMessage().number(1, FLOAT).message(2, shape);
    graph.message(
        11, new ProtoMessage().text(1, INPUT).message(2, new ProtoMessage().message(1, tensor)));
  }

  /**
   * Adds an operation.
   *
   * @param attributes values of type {@code long}, {@code long[]} or {@link String} by name
   * @param constants its inputs after the first; some may be {@link #LEFT_OUT}
   */
  OnnxChain add(String operation, Map<String, Object> attributes, Constant... constants) {
    String output = operation + ++count;
    ProtoMessage node = new ProtoMessage().text(1, last);
    for (int i = 0; i < constants.length; i++) {
      boolean leftOut = constants[i] == LEFT_OUT;
      String name = leftOut ? "" : output + "_" + i;
      node.text(1, name);
      if (!leftOut) {
        graph.message(5, tensor(name, constants[i]));
      }
    }
    node.text(2, output).text(4, operation);
    attributes.forEach((name, value) -> node.message(5, attribute(name, value)));
    graph.message(1, node);
    last = output;
    return this;
  }

  private static ProtoMessage tensor(String name, Constant constant) {
    ProtoMessage tensor = new ProtoMessage();
    for (long length : constant.shape()) {
      tensor.number(1, length);
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * constant.values().length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(constant.values());
    return tensor.number(2, FLOAT).text(8, name).bytes(9, bytes.array());
  }

  private static ProtoMessage attribute(String name, Object value) {
    ProtoMessage attribute = new ProtoMessage().text(1, name);
    if (value instanceof long[] numbers) {
      for (long number : numbers) {
        attribute.number(8, number);
      }
      return attribute.number(20, INTS_ATTRIBUTE);
    }
    return value instanceof Long number
        ? attribute.number(3, number).number(20, INT_ATTRIBUTE)
        : attribute.text(4, value.toString()).number(20, STRING_ATTRIBUTE);
  }

  /** The model as a file of ONNX holds it. */
  byte[] toByteArray() {
    ProtoMessage tensor = new ProtoMessage().number(1, FLOAT);
    ProtoMessage identity = new ProtoMessage().text(1, last).text(2, OUTPUT).text(4, "Identity");
    ProtoMessage output =
        new ProtoMessage().text(1, OUTPUT).message(2, new ProtoMessage().message(1, tensor));
    return new ProtoMessage()
        .number(1, IR_VERSION)
        .message(7, graph.message(1, identity).message(12, output))
        .message(8, new ProtoMessage().text(1, "").number(2, OPSET_VERSION))
        .toByteArray();
  }
}
