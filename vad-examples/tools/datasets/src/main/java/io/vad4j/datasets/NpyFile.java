package io.vad4j.datasets;

import io.vad4j.FrameSourceException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Array in a NumPy file. Format versions 1 to 3 are read, slice by slice; elements are booleans, or
 * numbers of which any except 0 is true. Numbers are written as 32-bit floats in format version 1.
 *
 * @param file path of the file
 * @param shape lengths of the dimensions, at least one; a row or column of a matrix is a list
 * @param type element type
 * @param offset position of the first element in bytes
 */
public record NpyFile(Path file, int[] shape, Type type, long offset) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MAX_HEADER_LENGTH = 1 << 16;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\sL]*)\\)");

  /** Element type. */
  public enum Type {
    BYTE(1),
    SHORT(2),
    INT(4),
    LONG(8),
    FLOAT(4),
    DOUBLE(8);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }
  }

  /**
   * Reads the header.
   *
   * @throws FrameSourceException if the file is missing, damaged, or of an unsupported type
   */
  static NpyFile open(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer start = read(channel, 0, 12, file);
      byte[] magic = new byte[MAGIC.length];
      start.get(magic);
      if (!Arrays.equals(magic, MAGIC)) {
        throw invalidFile(file, "it does not begin as a NumPy array");
      }
      int version = start.get();
      start.get();
      int length = version == 1 ? start.getShort() & 0xffff : start.getInt();
      int begin = version == 1 ? 10 : 12;
      if (version < 1 || version > 3 || length < 0 || length > MAX_HEADER_LENGTH) {
        throw invalidFile(file, "it is of version " + version);
      }
      byte[] header = read(channel, begin, length, file).array();
      NpyFile array =
          parse(file, new String(header, StandardCharsets.ISO_8859_1), (long) begin + length);
      if (channel.size() < array.offset + array.elements() * array.type.bytes) {
        throw invalidFile(file, "it is truncated");
      }
      return array;
    } catch (IOException e) {
      throw new FrameSourceException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes an array.
   *
   * @param out is not closed
   * @param slices the values of each index of the first dimension, the last dimension fastest
   * @param shape lengths of the dimensions
   */
  public static void write(OutputStream out, Iterator<float[]> slices, int... shape)
      throws IOException {
    String sides =
        Arrays.stream(shape).mapToObj(side -> side + ",").collect(Collectors.joining(" "));
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }".formatted(sides);
    // The data begin at a multiple of 64 bytes.
    int padding = 63 - (MAGIC.length + 4 + header.length()) % 64;
    byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    out.write(MAGIC);
    out.write(new byte[] {1, 0, (byte) text.length, (byte) (text.length >> 8)});
    out.write(text);
    while (slices.hasNext()) {
      float[] slice = slices.next();
      ByteBuffer bytes =
          ByteBuffer.allocate(slice.length * Type.FLOAT.bytes).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(slice);
      out.write(bytes.array());
    }
  }

  /** The length of the first dimension. */
  int length() {
    return shape[0];
  }

  /** The non-zero elements of a slice: those of one index of the first dimension. */
  BitSet readSlice(int index) {
    long elements = shape[0] == 0 ? 0 : elements() / shape[0];
    return readNonZero(index * elements, elements);
  }

  /** The non-zero elements. */
  BitSet readAll() {
    return readNonZero(0, elements());
  }

  private BitSet readNonZero(long first, long count) {
    if (count * type.bytes > Integer.MAX_VALUE) {
      throw invalidFile(file, "a frame of it has " + count + " elements");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long from = offset + first * type.bytes;
      ByteBuffer data = read(channel, from, (int) count * type.bytes, file);
      BitSet bits = new BitSet((int) count);
      for (int i = 0; i < count; i++) {
        if (isNonZero(data)) {
          bits.set(i);
        }
      }
      return bits;
    } catch (IOException e) {
      throw new FrameSourceException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private boolean isNonZero(ByteBuffer data) {
    return switch (type) {
      case BYTE -> data.get() != 0;
      case SHORT -> data.getShort() != 0;
      case INT -> data.getInt() != 0;
      case LONG -> data.getLong() != 0;
      case FLOAT -> isNonZero(data.getFloat());
      case DOUBLE -> isNonZero(data.getDouble());
    };
  }

  private boolean isNonZero(double label) {
    if (Double.isNaN(label)) {
      throw invalidFile(file, "it holds NaN, which is neither normal nor abnormal");
    }
    return label != 0;
  }

  private long elements() {
    long elements = 1;
    for (int side : shape) {
      elements = Math.multiplyExact(elements, (long) side);
    }
    return elements;
  }

  private static NpyFile parse(Path file, String header, long offset) {
    String descr = find(DESCR, header, file, "element type");
    String order = find(ORDER, header, file, "order");
    String[] sides = find(SHAPE, header, file, "shape").replace("L", "").strip().split("[,\\s]+");
    int[] shape;
    try {
      shape =
          Arrays.stream(sides)
              .filter(side -> !side.isEmpty())
              .mapToInt(Integer::parseInt)
              .toArray();
    } catch (NumberFormatException e) {
      throw invalidFile(file, "its shape is " + Arrays.toString(sides));
    }
    if (shape.length == 0) {
      throw invalidFile(file, "it holds a single value, not an array");
    }
    if (shape.length == 2 && (shape[0] == 1 || shape[1] == 1)) {
      // A row or a column is a list, in either order.
      shape = new int[] {shape[0] * shape[1]};
    }
    if (order.equals("True") && shape.length > 1) {
      throw invalidFile(file, "it is in Fortran order; save it with numpy.ascontiguousarray");
    }
    return new NpyFile(file, shape, type(file, descr), offset);
  }

  private static Type type(Path file, String descr) {
    return switch (descr) {
      case "|b1", "|u1", "|i1" -> Type.BYTE;
      case "<i2", "<u2" -> Type.SHORT;
      case "<i4", "<u4" -> Type.INT;
      case "<i8", "<u8" -> Type.LONG;
      case "<f4" -> Type.FLOAT;
      case "<f8" -> Type.DOUBLE;
      default -> throw invalidFile(file, "elements of type '" + descr + "' are not supported");
    };
  }

  private static String find(Pattern pattern, String header, Path file, String what) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw invalidFile(file, "its header does not state the " + what);
    }
    return matcher.group(1);
  }

  private static ByteBuffer read(FileChannel channel, long position, int count, Path file)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw invalidFile(file, "it is truncated");
      }
    }
    return buffer.flip();
  }

  private static FrameSourceException invalidFile(Path file, String what) {
    return new FrameSourceException(file + " cannot be read as labels: " + what + ".");
  }
}
