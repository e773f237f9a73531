package io.vad4j.sinks.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * File of lines that is renamed by size and age, and of which a bounded number is kept. Lines are
 * whole: what a crash or a full disk left of one is removed. Not thread-safe.
 */
final class RotatingFile implements AutoCloseable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern INSTANT = Pattern.compile("\"instant\":\"([0-9T:.-]+Z)\"");
  private static final int BLOCK = 4096;

  private final Path file;
  private final long maxBytes;
  private final Duration maxAge;
  private final int maxFiles;
  private final Clock clock;
  private @Nullable FileChannel channel;
  private Instant begun = Instant.MAX;

  RotatingFile(Path file, long maxBytes, Duration maxAge, int maxFiles, Clock clock) {
    this.file = file.toAbsolutePath();
    this.maxBytes = maxBytes;
    this.maxAge = maxAge;
    this.maxFiles = maxFiles;
    this.clock = clock;
  }

  /** Writes a line to the disk, after renaming the file if it is full or too old for it. */
  void write(String line) throws IOException {
    byte[] bytes = (line + "\n").getBytes(UTF_8);
    FileChannel open = open();
    if (open.size() > 0
        && (open.size() + bytes.length > maxBytes
            || !clock.instant().isBefore(begun.plus(maxAge)))) {
      rotate();
      open = open();
    }
    if (open.size() == 0) {
      begun = clock.instant();
    }
    long end = open.size();
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        open.write(buffer, end + buffer.position());
      }
      open.force(false);
    } catch (IOException e) {
      truncate(open, end, e);
      throw e;
    }
  }

  private static void truncate(FileChannel open, long end, IOException failure) {
    try {
      open.truncate(end);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private FileChannel open() throws IOException {
    FileChannel known = channel;
    if (known != null && known.isOpen() && Files.exists(file)) {
      return known;
    }
    close();
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    FileChannel opened =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(opened);
      checkLines(opened);
      removePartialLine(opened);
      begun = opened.size() == 0 ? clock.instant() : beginning(opened);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
    channel = opened;
    return opened;
  }

  private void lock(FileChannel opened) throws IOException {
    FileLock lock;
    try {
      lock = opened.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new IOException(
          "Another sink or process writes to " + file + "; give each a file of its own.");
    }
  }

  /** Checks that an existing file is one of JSON lines, since the end of it may be cut off. */
  private void checkLines(FileChannel opened) throws IOException {
    ByteBuffer first = ByteBuffer.allocate(1);
    if (opened.read(first, 0) == 1 && first.get(0) != '{') {
      throw new IOException(file + " has other content than JSON lines; name another file.");
    }
  }

  private static void removePartialLine(FileChannel opened) throws IOException {
    long end = opened.size();
    while (end > 0) {
      long from = Math.max(0, end - BLOCK);
      ByteBuffer block = ByteBuffer.allocate((int) (end - from));
      while (block.hasRemaining() && opened.read(block, from + block.position()) >= 0) {}
      for (int i = block.position() - 1; i >= 0; i--) {
        if (block.get(i) == '\n') {
          opened.truncate(from + i + 1);
          return;
        }
      }
      end = from;
    }
    opened.truncate(0);
  }

  /** When an existing file was begun: the instant of its first line, or its creation. */
  private Instant beginning(FileChannel opened) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    opened.read(block, 0);
    Matcher instant = INSTANT.matcher(new String(block.array(), 0, block.position(), UTF_8));
    return instant.find()
        ? Instant.parse(instant.group(1))
        : Files.readAttributes(file, BasicFileAttributes.class).creationTime().toInstant();
  }

  private void rotate() throws IOException {
    close();
    String[] name = nameParts();
    Instant time = clock.instant();
    Path target = file.resolveSibling(name[0] + "." + TIME.format(time) + name[1]);
    while (Files.exists(target)) {
      time = time.plusMillis(1);
      target = file.resolveSibling(name[0] + "." + TIME.format(time) + name[1]);
    }
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    List<Path> rotated = rotated();
    for (Path old : rotated.subList(0, Math.max(0, rotated.size() - (maxFiles - 1)))) {
      Files.delete(old);
    }
  }

  /** The renamed files, oldest first. */
  private List<Path> rotated() throws IOException {
    String[] name = nameParts();
    Pattern pattern =
        Pattern.compile(
            Pattern.quote(name[0]) + "\\.[0-9]{8}T[0-9]{6}\\.[0-9]{3}Z" + Pattern.quote(name[1]));
    try (Stream<Path> files = Files.list(file.resolveSibling("."))) {
      return files
          .filter(other -> pattern.matcher(other.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  private String[] nameParts() {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot <= 0
        ? new String[] {name, ""}
        : new String[] {name.substring(0, dot), name.substring(dot)};
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
