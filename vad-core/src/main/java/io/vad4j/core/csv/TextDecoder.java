package io.vad4j.core.csv;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens text in UTF-8, or in UTF-16 as its byte order mark or its zero bytes show. */
final class TextDecoder {
  private static final int BUFFER_BYTES = 1 << 16;

  private TextDecoder() {}

  static BufferedReader open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    try {
      return new BufferedReader(
          new InputStreamReader(
              bytes, charset(bytes).newDecoder().onMalformedInput(CodingErrorAction.REPORT)),
          BUFFER_BYTES);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /** The encoding; the byte order mark is skipped. */
  private static Charset charset(InputStream bytes) throws IOException {
    bytes.mark(4);
    byte[] start = bytes.readNBytes(4);
    int first = at(start, 0);
    int second = at(start, 1);
    int mark = 0;
    Charset charset = UTF_8;
    if (first == 0xef && second == 0xbb && at(start, 2) == 0xbf) {
      mark = 3;
    } else if (first == 0xff && second == 0xfe && at(start, 2) == 0 && at(start, 3) == 0) {
      throw new CsvException(" is UTF-32 text; save it as UTF-8");
    } else if (first == 0xff && second == 0xfe) {
      mark = 2;
      charset = UTF_16LE;
    } else if (first == 0xfe && second == 0xff) {
      mark = 2;
      charset = UTF_16BE;
    } else if (first > 0 && second == 0) {
      charset = UTF_16LE;
    } else if (first == 0 && second > 0) {
      charset = UTF_16BE;
    }
    bytes.reset();
    bytes.skipNBytes(mark);
    return charset;
  }

  private static int at(byte[] bytes, int position) {
    return position < bytes.length ? bytes[position] & 0xff : -1;
  }
}
