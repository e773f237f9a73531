package io.vad4j.reproduction.training;

import io.vad4j.VadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A folder of outputs. Files are written atomically: under a temporary name, then moved. */
public final class OutputFolder {
  private final Path folder;

  private OutputFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * {@return the folder, created where it does not exist}
   *
   * @throws VadException if files cannot be written to it
   */
  public static OutputFolder of(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".vad", ".tmp"));
      return new OutputFolder(folder);
    } catch (IOException e) {
      throw cannotWrite(folder, e);
    }
  }

  /** {@return its path} */
  public Path path() {
    return folder;
  }

  /** {@return a subfolder} */
  public OutputFolder folder(String name) {
    return of(folder.resolve(name));
  }

  public void write(String name, String text) {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public void write(String name, byte[] content) {
    Path file = folder.resolve(name);
    Path temporary = folder.resolve("." + name + ".part");
    try {
      try {
        Files.write(temporary, content);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  /**
   * Locks the folder against other processes until closed.
   *
   * @throws VadException if it is locked already
   */
  public Lock lock() {
    Path file = folder.resolve(".lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (channel.tryLock() != null) {
          return new Lock(channel);
        }
      } catch (OverlappingFileLockException e) {
        // Locked by this process.
      }
      channel.close();
      throw new VadException(
          "Another run works in %s; wait for its end, or name another folder with --report."
              .formatted(folder));
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  /** A lock of the folder. */
  public static final class Lock implements AutoCloseable {
    private final FileChannel channel;

    private Lock(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static VadException cannotWrite(Path path, IOException cause) {
    return new VadException(
        "Cannot write to %s (%s); name a folder that can be written with --report."
            .formatted(path, cause),
        cause);
  }
}
