package com.example.backbone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** An ONNX file with one convolution of seeded weights and a ReLU, in place of a real network. */
public final class TinyNetwork {
  private static final int CHANNELS = 3;
  private static final int FEATURES = 16;
  private static final int SIDE = 8;
  private static final int FLOAT = 1;
  private static final int INTS = 7;

  private TinyNetwork() {}

  /** Writes the network to a file, for a trial: {@code java TinyNetwork.java FILE}. */
  public static void main(String[] arguments) throws IOException {
    Files.write(Path.of(arguments[0]), onnx(1));
  }

  static byte[] onnx(long seed) {
    Random random = new Random(seed);
    ByteBuffer weights =
        ByteBuffer.allocate(Float.BYTES * FEATURES * CHANNELS * SIDE * SIDE)
            .order(ByteOrder.LITTLE_ENDIAN);
    while (weights.hasRemaining()) {
      weights.putFloat((float) random.nextGaussian() / SIDE);
    }
    Message tensor = new Message().number(1, FEATURES).number(1, CHANNELS);
    tensor.number(1, SIDE).number(1, SIDE).number(2, FLOAT).text(8, "weights");
    tensor.bytes(9, weights.array());
    Message strides = new Message().text(1, "strides").number(8, SIDE).number(8, SIDE);
    strides.number(20, INTS);
    Message convolution = new Message().text(1, "image").text(1, "weights").text(2, "sums");
    convolution.text(4, "Conv").message(5, strides);
    Message relu = new Message().text(1, "sums").text(2, "features").text(4, "Relu");
    Message graph = new Message().message(1, convolution).message(1, relu).text(2, "tiny");
    graph.message(5, tensor).message(11, value("image", CHANNELS));
    graph.message(12, value("features", FEATURES));
    Message opset = new Message().text(1, "").number(2, 13);
    return new Message().number(1, 8).message(7, graph).message(8, opset).bytes.toByteArray();
  }

  /** A tensor of images of any height and width. */
  private static Message value(String name, int channels) {
    Message shape = new Message().message(1, new Message().number(1, 1));
    shape.message(1, new Message().number(1, channels));
    shape.message(1, new Message().text(2, "height")).message(1, new Message().text(2, "width"));
    Message tensor = new Message().number(1, FLOAT).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  /** A message of Protocol Buffers, the format of ONNX files: fields by their number. */
  private static final class Message {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint(field << 3);
      varint(value);
      return this;
    }

    Message bytes(int field, byte[] content) {
      varint(field << 3 | 2);
      varint(content.length);
      bytes.writeBytes(content);
      return this;
    }

    Message text(int field, String text) {
      return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message message) {
      return bytes(field, message.bytes.toByteArray());
    }

    private void varint(long value) {
      long rest = value;
      for (; rest > 0x7f; rest >>>= 7) {
        bytes.write((int) (rest & 0x7f | 0x80));
      }
      bytes.write((int) rest);
    }
  }
}
