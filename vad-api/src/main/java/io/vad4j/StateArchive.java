package io.vad4j;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Archive of the state of a stream: each call writes a value and returns it, or ignores the value
 * and returns the one that was written at this place. One method of an object thus describes both
 * directions; see {@link Restorable}. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class StateArchive {
  private final @Nullable DataOutputStream output;
  private final @Nullable DataInputStream input;

  private StateArchive(@Nullable DataOutputStream output, @Nullable DataInputStream input) {
    this.output = output;
    this.input = input;
  }

  /**
   * {@return an archive that is written}
   *
   * @param output where to; flushed and closed by the caller
   */
  public static StateArchive writer(OutputStream output) {
    return new StateArchive(new DataOutputStream(output), null);
  }

  /**
   * {@return an archive that is read}
   *
   * @param input what a writer wrote; closed by the caller
   */
  public static StateArchive reader(InputStream input) {
    return new StateArchive(null, new DataInputStream(input));
  }

  /** {@return whether values are read, not written} */
  public boolean isReading() {
    return input != null;
  }

  private interface Writing {
    void to(DataOutputStream output) throws IOException;
  }

  private interface Reading<T> {
    T from(DataInputStream input) throws IOException;
  }

  private <T> T exchange(T value, Writing writing, Reading<T> reading) {
    try {
      if (input != null) {
        return reading.from(input);
      }
      if (output != null) {
        writing.to(output);
      }
      return value;
    } catch (EOFException e) {
      throw new ModelException(
          "The state of the stream ends early: it is damaged, or a scorer reads more than it wrote."
              + " Start the stream anew.",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return the value, or the one that was written}
   *
   * @param value the present value
   */
  public boolean value(boolean value) {
    return exchange(value, to -> to.writeBoolean(value), DataInputStream::readBoolean);
  }

  /**
   * {@return the value, or the one that was written}
   *
   * @param value the present value
   */
  public int value(int value) {
    return exchange(value, to -> to.writeInt(value), DataInputStream::readInt);
  }

  /**
   * {@return the value, or the one that was written}
   *
   * @param value the present value
   */
  public long value(long value) {
    return exchange(value, to -> to.writeLong(value), DataInputStream::readLong);
  }

  /**
   * {@return the value, or the one that was written}
   *
   * @param value the present value
   */
  public float value(float value) {
    return exchange(value, to -> to.writeFloat(value), DataInputStream::readFloat);
  }

  /**
   * {@return the value, or the one that was written}
   *
   * @param value the present value
   */
  public double value(double value) {
    return exchange(value, to -> to.writeDouble(value), DataInputStream::readDouble);
  }

  /**
   * {@return the text, or the one that was written}
   *
   * @param text at most 65,535 bytes in UTF-8
   */
  public String value(String text) {
    return exchange(text, to -> to.writeUTF(text), from -> from.readUTF());
  }

  /**
   * {@return the bytes, or a new array with those that were written}
   *
   * @param bytes any number of them
   */
  public byte[] value(byte[] bytes) {
    return exchange(
        bytes,
        to -> {
          to.writeInt(bytes.length);
          to.write(bytes);
        },
        from -> readBytes(from, from.readInt()));
  }

  private static byte[] readBytes(DataInputStream from, int length) throws IOException {
    byte[] read = length < 0 ? new byte[0] : from.readNBytes(length);
    if (read.length != length) {
      throw new EOFException();
    }
    return read;
  }

  /**
   * Writes the bytes of an array, or replaces them by those that were written.
   *
   * @param bytes of the same length when writing and when reading
   * @throws ModelException if another number of bytes was written
   */
  public void fill(byte[] bytes) {
    byte[] other = value(bytes);
    checkLength(other.length, bytes.length);
    System.arraycopy(other, 0, bytes, 0, bytes.length);
  }

  /**
   * Writes the numbers of an array, or replaces them by those that were written.
   *
   * @param numbers of the same length when writing and when reading
   * @throws ModelException if another quantity of numbers was written
   */
  public void fill(float[] numbers) {
    checkLength(value(numbers.length), numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = value(numbers[i]);
    }
  }

  private static void checkLength(int written, int expected) {
    if (written != expected) {
      throw new ModelException(
          "The state of the stream has %d values where %d are expected: it is that of another model or version. Start the stream anew."
              .formatted(written, expected));
    }
  }
}
