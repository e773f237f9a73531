package io.vad4j.core.detector;

import io.vad4j.ModelException;
import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Format of snapshots: four bytes that name it, its version, and the state, compressed with a
 * checksum (zlib).
 */
final class SnapshotFormat {
  private static final byte[] NAME = {'V', 'A', 'D', 'S'};
  private static final int VERSION = 2;
  private static final int HEADER = NAME.length + Integer.BYTES;

  private SnapshotFormat() {}

  /** The state of an object. */
  static byte[] write(Restorable state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(NAME);
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(VERSION).array());
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream compressed = new DeflaterOutputStream(bytes, deflater, 1 << 13)) {
      compressed.write(toBytes(state));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  /**
   * Restores an object.
   *
   * @throws ModelException if these bytes are no snapshot, of another version, or damaged
   */
  static void read(byte[] snapshot, Restorable state) {
    if (snapshot.length < HEADER
        || !Arrays.equals(snapshot, 0, NAME.length, NAME, 0, NAME.length)) {
      throw new ModelException(
          "These %d bytes are no snapshot of a session. Start the stream anew."
              .formatted(snapshot.length));
    }
    int version = ByteBuffer.wrap(snapshot).getInt(NAME.length);
    if (version != VERSION) {
      throw new ModelException(
          "The snapshot has version %d, and this version of vad4j reads version %d. Start the stream anew, or use the version of vad4j that wrote it."
              .formatted(version, VERSION));
    }
    try (InflaterInputStream compressed =
        new InflaterInputStream(
            new ByteArrayInputStream(snapshot, HEADER, snapshot.length - HEADER))) {
      fromBytes(compressed.readAllBytes(), state);
    } catch (IOException e) {
      throw new ModelException("The snapshot is damaged. Start the stream anew.", e);
    }
  }

  /** The state of an object, neither named nor compressed. */
  static byte[] toBytes(Restorable state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    state.exchange(StateArchive.writer(bytes));
    return bytes.toByteArray();
  }

  /** Restores an object from what {@link #toBytes} returned. */
  static void fromBytes(byte[] bytes, Restorable state) {
    state.exchange(StateArchive.reader(new ByteArrayInputStream(bytes)));
  }
}
