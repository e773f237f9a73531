package io.vad4j.video.length;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Tells from the structure of a file whether its end is missing: Matroska and WebM, AVI, MPEG-4,
 * FLV, MPEG transport streams. Other formats, and files that are being written, count as complete.
 */
public final class FileExtent {
  /** Number of bytes at the start of a file that tell its format and length. */
  public static final int HEAD = 256;

  private static final int EBML = 0x1A45DFA3;
  private static final int SEGMENT = 0x18538067;
  private static final int TRANSPORT_SYNC = 0x47;
  private static final int TRANSPORT_PACKET = 188;
  private static final int FLV_TAG_HEADER = 11;

  private FileExtent() {}

  /**
   * {@return whether the file is shorter than it declares, or ends within a unit of its format}
   *
   * @param file a video file
   */
  public static boolean isCutOff(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      byte[] head = read(channel, 0, HEAD).array();
      String type = typeOf(head);
      if (type.startsWith("FLV")) {
        return isFlvCutOff(channel);
      }
      if (type.startsWith("ftyp", 4)) {
        return isMpeg4CutOff(channel);
      }
      return isCutOff(head, channel.size());
    } catch (IOException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  /**
   * {@return whether a content is shorter than its head declares, or ends within a unit of its
   * format, as far as the head tells: Matroska, WebM, AVI, MPEG transport streams}
   *
   * @param head the first {@link #HEAD} bytes, or fewer
   * @param size the number of bytes
   */
  public static boolean isCutOff(byte[] head, long size) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(head);
      if (buffer.getInt(0) == EBML) {
        return isMatroskaCutOff(buffer, size);
      }
      if (typeOf(head).startsWith("RIFF")) {
        long declared = buffer.order(ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xFFFFFFFFL;
        return declared > 0 && declared + 8 > size;
      }
      return buffer.get(0) == TRANSPORT_SYNC
          && buffer.get(TRANSPORT_PACKET) == TRANSPORT_SYNC
          && size % TRANSPORT_PACKET != 0;
    } catch (IllegalArgumentException | BufferUnderflowException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  private static String typeOf(byte[] head) {
    return new String(head, 0, 12, ISO_8859_1);
  }

  /** The segment follows the EBML header. */
  private static boolean isMatroskaCutOff(ByteBuffer head, long size) {
    head.position(4);
    long header = vint(head);
    head.position(Math.toIntExact(head.position() + header));
    if (head.getInt() != SEGMENT) {
      return false;
    }
    int lengthBytes = Integer.numberOfLeadingZeros(head.get(head.position()) & 0xFF) - 23;
    long segment = vint(head);
    boolean unknown = segment == (1L << (7 * lengthBytes)) - 1;
    return !unknown && head.position() + segment > size;
  }

  private static long vint(ByteBuffer buffer) {
    int first = buffer.get() & 0xFF;
    int more = Integer.numberOfLeadingZeros(first) - 24;
    long value = first & (0x7F >> more);
    for (int i = 0; i < more; i++) {
      value = value << 8 | buffer.get() & 0xFF;
    }
    return value;
  }

  /** The last four bytes give the length of the last tag. */
  private static boolean isFlvCutOff(FileChannel channel) throws IOException {
    long tagBytes = read(channel, channel.size() - 4, 4).getInt(0) & 0xFFFFFFFFL;
    long start = channel.size() - 4 - tagBytes;
    if (start < 0 || tagBytes < FLV_TAG_HEADER) {
      return true;
    }
    int dataBytes = read(channel, start, 4).getInt(0) & 0xFFFFFF;
    return dataBytes + FLV_TAG_HEADER != tagBytes;
  }

  private static boolean isMpeg4CutOff(FileChannel channel) throws IOException {
    long position = 0;
    while (position + 8 <= channel.size()) {
      ByteBuffer header = read(channel, position, 16);
      long length = header.getInt(0) & 0xFFFFFFFFL;
      if (length == 1) {
        length = header.getLong(8);
      }
      if (length < 8) {
        return false;
      }
      position += length;
    }
    return position > channel.size();
  }

  private static ByteBuffer read(FileChannel channel, long position, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    channel.read(buffer, position);
    return buffer;
  }
}
