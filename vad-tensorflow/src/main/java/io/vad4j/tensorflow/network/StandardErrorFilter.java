package io.vad4j.tensorflow.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Predicate;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.internal.c_api.Deallocator_Pointer_long_Pointer;

/**
 * Leaves lines out of what native code writes to standard error during an action.
 *
 * <p>TensorFlow writes some lines there that no setting of its own turns off. During the action,
 * the standard error of the process is a file; afterwards its other lines are written on, so that
 * nothing else is lost. Only on Linux, where {@code /proc} names the open files; elsewhere the
 * action runs without a filter.
 */
final class StandardErrorFilter {
  private static final Logger LOG = LoggerFactory.getLogger(StandardErrorFilter.class);
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");
  private static final String DUPLICATE = "dup2";
  private static final int STANDARD_ERROR = 2;

  private StandardErrorFilter() {}

  /**
   * Runs an action, in which no other thread should write to standard error.
   *
   * @param omitted which lines are left out
   */
  static void run(Predicate<String> omitted, Runnable action) {
    if (!Files.isDirectory(OPEN_FILES) || Loader.addressof(DUPLICATE) == null) {
      action.run();
      return;
    }
    try (TemporaryFile written = TemporaryFile.create();
        TemporaryFile original = TemporaryFile.create()) {
      int target = written.descriptor();
      int kept = original.descriptor();
      duplicate(STANDARD_ERROR, kept);
      duplicate(target, STANDARD_ERROR);
      try {
        action.run();
      } finally {
        duplicate(kept, STANDARD_ERROR);
      }
      Files.readString(written.path(), ISO_8859_1)
          .lines()
          .filter(omitted.negate())
          .forEach(StandardErrorFilter::print);
    } catch (IOException e) {
      LOG.debug("Standard error is not filtered", e);
      action.run();
    }
  }

  private static void print(String line) {
    byte[] bytes = (line + System.lineSeparator()).getBytes(ISO_8859_1);
    System.err.write(bytes, 0, bytes.length);
    System.err.flush();
  }

  /**
   * Calls {@code dup2}, after which the second descriptor means what the first does.
   *
   * <p>JavaCPP has no function pointer with two whole numbers. One with a pointer and a number
   * passes them in the same registers, on all platforms for which TensorFlow is built.
   */
  private static void duplicate(int from, int to) {
    try (PointerPointer<Pointer> function = new PointerPointer<>(2L);
        Pointer number = new AddressOf(from)) {
      function.put(0, Loader.addressof(DUPLICATE));
      function.put(1, (Pointer) null);
      new Deallocator_Pointer_long_Pointer(function).call(number, to, null);
    }
  }

  /** A number in the place of an address. */
  private static final class AddressOf extends Pointer {
    AddressOf(int value) {
      address = value;
    }
  }

  /** A temporary file that is open, and deleted when closed. */
  private record TemporaryFile(Path path, Channel channel) implements AutoCloseable {
    static TemporaryFile create() throws IOException {
      Path path = Files.createTempFile("vad4j-stderr", ".txt");
      return new TemporaryFile(path, FileChannel.open(path, StandardOpenOption.WRITE));
    }

    int descriptor() throws IOException {
      Path real = path.toRealPath();
      try (DirectoryStream<Path> files = Files.newDirectoryStream(OPEN_FILES)) {
        for (Path file : files) {
          if (isLink(file, real)) {
            return Integer.parseInt(file.getFileName().toString());
          }
        }
      }
      throw new IOException("No descriptor of " + path);
    }

    private static boolean isLink(Path file, Path target) {
      try {
        return target.equals(Files.readSymbolicLink(file));
      } catch (IOException e) {
        return false; // Closed meanwhile.
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
      Files.delete(path);
    }
  }
}
