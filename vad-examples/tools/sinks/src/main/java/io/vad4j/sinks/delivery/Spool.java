package io.vad4j.sinks.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Messages on disk, in order, a file each. A message that was added outlives the process; one whose
 * writing was interrupted is none. A spool that is full gives up its oldest message. Thread-safe.
 */
final class Spool implements AutoCloseable {
  private static final String SUFFIX = ".msg";
  private static final Pattern NAME = Pattern.compile("[0-9]{19}-[0-9a-f-]{36}\\.msg");

  private final Path folder;
  private final int capacity;
  private final FileChannel lock;
  private final ArrayDeque<Path> files = new ArrayDeque<>();
  private long last;

  /** Opens a folder, with the messages that are left in it. */
  Spool(Path folder, int capacity) throws IOException {
    this.folder = Files.createDirectories(folder.toAbsolutePath());
    this.capacity = capacity;
    lock =
        FileChannel.open(
            this.folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      lock();
      load();
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void lock() throws IOException {
    FileLock held;
    try {
      held = lock.tryLock();
    } catch (OverlappingFileLockException e) {
      held = null;
    }
    if (held == null) {
      throw new IOException(
          "Another sink or process uses " + folder + "; give each a spool of its own.");
    }
  }

  private void load() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.sorted().toList()) {
        String name = file.getFileName().toString();
        if (NAME.matcher(name).matches()) {
          files.add(file);
          last = Long.parseLong(name.substring(0, 19));
        } else if (name.endsWith(".tmp")) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  synchronized int size() {
    return files.size();
  }

  /** Stores a message; gives the number of older ones that were given up for it. */
  synchronized int add(String heading, String body) throws IOException {
    String id = UUID.randomUUID().toString();
    Path file = folder.resolve(String.format(Locale.ROOT, "%019d-%s%s", last + 1, id, SUFFIX));
    Path temporary = folder.resolve(id + ".tmp");
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(new Message(id, heading, body).toBytes());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    last++;
    files.addLast(file);
    int dropped = 0;
    while (files.size() > capacity) {
      Files.deleteIfExists(files.removeFirst());
      dropped++;
    }
    return dropped;
  }

  /** The oldest message, if any; those whose file somebody has removed are passed over. */
  synchronized Optional<Message> peek() throws IOException {
    while (!files.isEmpty()) {
      Path file = files.getFirst();
      String name = file.getFileName().toString();
      try {
        return Optional.of(
            Message.fromBytes(
                name.substring(20, name.length() - SUFFIX.length()), Files.readAllBytes(file)));
      } catch (NoSuchFileException e) {
        files.removeFirst();
      }
    }
    return Optional.empty();
  }

  /** Removes a message, unless it was given up already. */
  synchronized void remove(Message message) throws IOException {
    Path first = files.peekFirst();
    if (first != null && first.getFileName().toString().contains(message.id())) {
      Files.deleteIfExists(first);
      files.removeFirst();
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
