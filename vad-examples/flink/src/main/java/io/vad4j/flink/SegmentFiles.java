package io.vad4j.flink;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * A segment that is open for reading. What the frame sources of vad4j cannot read, such as {@code
 * s3:} and {@code hdfs:}, is first copied to this machine through Flink's file systems.
 */
final class SegmentFiles implements AutoCloseable {
  /** Schemes that frame sources read themselves. */
  private static final Set<String> DIRECT =
      Set.of("file", "http", "https", "rtsp", "rtsps", "synthetic");

  private final FrameSource source;
  private final List<java.nio.file.Path> copies;

  private SegmentFiles(FrameSource source, List<java.nio.file.Path> copies) {
    this.source = source;
    this.copies = copies;
  }

  /**
   * Opens a segment.
   *
   * @throws FrameSourceException if it is missing or no video
   * @throws IOException if the store cannot be read now
   */
  static SegmentFiles open(Segment segment) throws IOException {
    URI uri = parse(segment.uri());
    String scheme = uri.getScheme();
    if (scheme == null) {
      return new SegmentFiles(FrameSource.open(java.nio.file.Path.of(segment.uri())), List.of());
    }
    if (DIRECT.contains(scheme) || !isFlinkFileSystem(uri)) {
      return new SegmentFiles(FrameSource.open(uri), List.of());
    }
    return copied(new Path(uri));
  }

  private static URI parse(String address) {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new FrameSourceException("'%s' is no address.".formatted(address), e);
    }
  }

  private static boolean isFlinkFileSystem(URI uri) throws IOException {
    try {
      FileSystem.get(uri);
      return true;
    } catch (org.apache.flink.core.fs.UnsupportedFileSystemSchemeException e) {
      return false;
    }
  }

  private static SegmentFiles copied(Path origin) throws IOException {
    java.nio.file.Path folder = Files.createTempDirectory("vad-segment");
    try {
      FileSystem store = origin.getFileSystem();
      FileStatus status = store.getFileStatus(origin);
      java.nio.file.Path copy = folder.resolve(origin.getName());
      if (status.isDir()) {
        Files.createDirectory(copy);
        for (FileStatus file : store.listStatus(origin)) {
          if (!file.isDir()) {
            copy(store, file.getPath(), copy.resolve(file.getPath().getName()));
          }
        }
      } else {
        copy(store, origin, copy);
      }
      return new SegmentFiles(FrameSource.open(copy), List.of(folder));
    } catch (FileNotFoundException e) {
      delete(folder);
      throw new FrameSourceException("There is no %s.".formatted(origin), e);
    } catch (IOException | RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  private static void copy(FileSystem store, Path from, java.nio.file.Path to) throws IOException {
    try (InputStream content = store.open(from)) {
      Files.copy(content, to);
    }
  }

  private static void delete(java.nio.file.Path folder) throws IOException {
    try (Stream<java.nio.file.Path> files = Files.walk(folder)) {
      for (java.nio.file.Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The frames of the segment, from time 0. */
  FrameSource source() {
    return source;
  }

  @Override
  public void close() throws IOException {
    source.close();
    for (java.nio.file.Path copy : copies) {
      delete(copy);
    }
  }
}
