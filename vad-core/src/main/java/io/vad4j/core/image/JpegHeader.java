package io.vad4j.core.image;

import java.nio.ByteBuffer;

/** What the header of a JPEG file says. */
final class JpegHeader {
  private static final short START_OF_IMAGE = (short) 0xFFD8;
  private static final int JFIF = 0x4A464946;
  private static final int FIRST_FRAME = 0xFFC0;
  private static final int LAST_FRAME = 0xFFC2;
  private static final int START_OF_SCAN = 0xFFDA;

  private JpegHeader() {}

  /**
   * {@return whether a file is a JPEG of luma and chroma, as JFIF prescribes for three components}
   */
  static boolean hasLuma(byte[] file) {
    ByteBuffer content = ByteBuffer.wrap(file);
    try {
      if (content.getShort(0) != START_OF_IMAGE || content.getInt(6) != JFIF) {
        return false;
      }
      int position = 2;
      while (true) {
        int marker = content.getShort(position) & 0xFFFF;
        if (marker >= FIRST_FRAME && marker <= LAST_FRAME) {
          return content.get(position + 9) == 3;
        }
        if (marker < FIRST_FRAME || marker == START_OF_SCAN) {
          return false;
        }
        position += 2 + (content.getShort(position + 2) & 0xFFFF);
      }
    } catch (IndexOutOfBoundsException e) {
      return false;
    }
  }
}
