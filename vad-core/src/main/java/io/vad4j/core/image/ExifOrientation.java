package io.vad4j.core.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Finds the orientation tag of JPEG, PNG and TIFF files. Damaged metadata counts as none. */
final class ExifOrientation {
  private static final int ORIENTATION_TAG = 0x112;
  private static final int ENTRY_BYTES = 12;
  private static final int APP1 = 0xFFE1;
  private static final int START_OF_SCAN = 0xFFDA;
  private static final String EXIF_HEADER = "Exif\0\0";

  private ExifOrientation() {}

  /** {@return the orientation of an image file} */
  static Orientation of(byte[] file) {
    ByteBuffer content = ByteBuffer.wrap(file);
    try {
      if (content.getShort(0) == (short) 0xFFD8) {
        return ofJpeg(content);
      }
      if (content.getLong(0) == 0x89504E470D0A1A0AL) {
        return ofPng(content);
      }
      return ofTiff(content);
    } catch (IndexOutOfBoundsException e) {
      return Orientation.NORMAL;
    }
  }

  private static Orientation ofJpeg(ByteBuffer file) {
    int position = 2;
    while (true) {
      int marker = file.getShort(position) & 0xFFFF;
      int length = file.getShort(position + 2) & 0xFFFF;
      if (marker == APP1 && startsWith(file, position + 4, EXIF_HEADER)) {
        int start = position + 4 + EXIF_HEADER.length();
        return ofTiff(file.slice(start, position + 2 + length - start));
      }
      if (marker < 0xFFC0 || marker == START_OF_SCAN) {
        return Orientation.NORMAL;
      }
      position += 2 + length;
    }
  }

  private static Orientation ofPng(ByteBuffer file) {
    int position = 8;
    while (true) {
      int length = file.getInt(position);
      if (startsWith(file, position + 4, "eXIf")) {
        return ofTiff(file.slice(position + 8, length));
      }
      if (length < 0 || startsWith(file, position + 4, "IDAT")) {
        return Orientation.NORMAL;
      }
      position = Math.addExact(position, length + ENTRY_BYTES);
    }
  }

  private static Orientation ofTiff(ByteBuffer tiff) {
    ByteOrder order;
    if (startsWith(tiff, 0, "II*\0")) {
      order = ByteOrder.LITTLE_ENDIAN;
    } else if (startsWith(tiff, 0, "MM\0*")) {
      order = ByteOrder.BIG_ENDIAN;
    } else {
      return Orientation.NORMAL;
    }
    ByteBuffer data = tiff.duplicate().order(order);
    int directory = data.getInt(4);
    int entries = data.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY_BYTES;
      if ((data.getShort(entry) & 0xFFFF) == ORIENTATION_TAG) {
        return Orientation.ofExif(data.getShort(entry + 8));
      }
    }
    return Orientation.NORMAL;
  }

  private static boolean startsWith(ByteBuffer content, int position, String text) {
    byte[] bytes = new byte[text.length()];
    content.get(position, bytes);
    return text.equals(new String(bytes, US_ASCII));
  }
}
