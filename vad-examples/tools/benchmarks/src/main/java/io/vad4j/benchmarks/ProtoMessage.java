package io.vad4j.benchmarks;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Message of Protocol Buffers, written field by field. */
final class ProtoMessage {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CodedOutputStream output = CodedOutputStream.newInstance(bytes);

  private interface Field {
    void write() throws IOException;
  }

  private ProtoMessage write(Field field) {
    try {
      field.write();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds an integer. */
  ProtoMessage number(int field, long value) {
    return write(() -> output.writeInt64(field, value));
  }

  /** Adds text. */
  ProtoMessage text(int field, String value) {
    return write(() -> output.writeString(field, value));
  }

  /** Adds bytes. */
  ProtoMessage bytes(int field, byte[] value) {
    return write(() -> output.writeByteArray(field, value));
  }

  /** Adds a message. */
  ProtoMessage message(int field, ProtoMessage value) {
    return bytes(field, value.toByteArray());
  }

  /** The message in the format of Protocol Buffers. */
  byte[] toByteArray() {
    write(output::flush);
    return bytes.toByteArray();
  }
}
