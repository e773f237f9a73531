package io.vad4j.core.modelfile;

import io.vad4j.ModelException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Content of a model file: a manifest of text entries and binary parts.
 *
 * @param manifest settings and provenance, by name
 * @param parts binary content, by name; names may have folders
 * @since 0.1.0
 */
public record ModelFile(SortedMap<String, String> manifest, SortedMap<String, byte[]> parts) {
  /** The format version that is written and read. */
  public static final int FORMAT = 2;

  private static final String MANIFEST = "manifest.properties";
  private static final String FORMAT_KEY = "format";
  private static final String VERSION_KEY = "library.version";
  private static final String HASH_PREFIX = "sha256.";

  /** Copies the maps. */
  public ModelFile {
    manifest = Collections.unmodifiableSortedMap(new TreeMap<>(manifest));
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  /**
   * {@return the bytes of a part}
   *
   * @param name of the part
   * @throws IllegalArgumentException if the file has no such part
   */
  public byte[] part(String name) {
    byte[] part = parts.get(name);
    if (part == null) {
      throw new IllegalArgumentException("it lacks its part " + name);
    }
    return part;
  }

  /**
   * {@return an entry of the manifest}
   *
   * @param name the key
   * @throws IllegalArgumentException if there is none; the caller adds the name of the file
   */
  public String entry(String name) {
    String value = manifest.get(name);
    if (value == null) {
      throw new IllegalArgumentException("its manifest lacks '" + name + "'");
    }
    return value;
  }

  /**
   * Writes a temporary file in the same folder and moves it atomically, so that readers never see
   * an incomplete file.
   *
   * @param file the target; an existing file is replaced
   * @throws ModelException if the file cannot be written; an existing file is kept
   */
  public void write(Path file) {
    Path target = file.toAbsolutePath();
    Path temporary =
        target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        put(zip, MANIFEST, manifestText());
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
          put(zip, part.getKey(), part.getValue());
        }
      }
      move(temporary, target);
    } catch (IOException e) {
      deleteQuietly(temporary, e);
      throw new ModelException(
          "The model cannot be written to %s (%s). Check that its folder exists, may be written to and has room."
              .formatted(file, reason(e)),
          e);
    }
  }

  private static void move(Path temporary, Path target) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IOException("it is a folder");
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new IOException("it is a device or pipe");
    }
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path temporary, IOException cause) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private byte[] manifestText() {
    Map<String, String> all = new TreeMap<>(manifest);
    all.put(FORMAT_KEY, Integer.toString(FORMAT));
    all.put(VERSION_KEY, LibraryVersion.current());
    parts.forEach((name, content) -> all.put(HASH_PREFIX + name, hash(content)));
    StringBuilder text = new StringBuilder();
    all.forEach(
        (name, value) -> text.append(escape(name)).append('=').append(escape(value)).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Escapes the special characters of {@link Properties}. */
  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("=", "\\=")
        .replace(":", "\\:")
        .replace(" ", "\\ ")
        .replace("#", "\\#")
        .replace("!", "\\!");
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /**
   * Reads a file that {@link #write} wrote.
   *
   * @param file a model file
   * @return the content of the file
   * @throws ModelException if it is missing, no model, damaged, or of a newer format
   */
  public static ModelFile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ModelException(
          "There is no model at " + file + "; make one with Detector.save or 'vad train'.");
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry manifestEntry = zip.getEntry(MANIFEST);
      if (manifestEntry == null) {
        throw new ModelException(file + " is a zip archive but no vad4j model: no " + MANIFEST);
      }
      TreeMap<String, String> manifest = manifest(content(zip, manifestEntry));
      checkFormat(file, manifest);
      TreeMap<String, byte[]> parts = new TreeMap<>();
      for (Map.Entry<String, String> entry : new TreeMap<>(manifest).entrySet()) {
        if (entry.getKey().startsWith(HASH_PREFIX)) {
          String part = entry.getKey().substring(HASH_PREFIX.length());
          parts.put(part, part(file, zip, part, entry.getValue()));
          manifest.remove(entry.getKey());
        }
      }
      return new ModelFile(manifest, parts);
    } catch (ZipException e) {
      throw new ModelException(
          file + " is not a vad4j model, or is damaged (" + reason(e) + "). Train it again.", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new ModelException("The model " + file + " cannot be read: " + reason(e), e);
    }
  }

  private static void checkFormat(Path file, Map<String, String> manifest) {
    String text = manifest.getOrDefault(FORMAT_KEY, "");
    if (!text.matches("\\d{1,6}")) {
      throw new ModelException(file + " is damaged: its format is '" + text + "'. Train it again.");
    }
    if (Integer.parseInt(text) != FORMAT) {
      throw new ModelException(
          "%s was written by vad4j %s in format %s; this is vad4j %s, which reads format %d only. Train it again, or use the version that wrote it."
              .formatted(file, manifest.get(VERSION_KEY), text, LibraryVersion.current(), FORMAT));
    }
  }

  private static byte[] part(Path file, ZipFile zip, String name, String hash) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new ModelException(file + " is damaged: it lacks " + name + ". Train it again.");
    }
    byte[] content = content(zip, entry);
    if (!hash(content).equals(hash)) {
      throw new ModelException(
          file + " is damaged: " + name + " does not match its hash. Train it again.");
    }
    return content;
  }

  /** The content of an entry, with its CRC-32 verified, which {@link ZipFile} does not do. */
  private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
    CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
    try (in) {
      byte[] content = in.readAllBytes();
      if (in.getChecksum().getValue() != entry.getCrc()) {
        throw new ZipException(entry.getName() + " does not match its checksum");
      }
      return content;
    }
  }

  private static TreeMap<String, String> manifest(byte[] text) throws IOException {
    Properties properties = new Properties();
    properties.load(
        new java.io.InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.UTF_8));
    TreeMap<String, String> manifest = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> manifest.put(name, properties.getProperty(name)));
    return manifest;
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("SHA-256 is required on every Java platform.", e);
    }
  }

  private static String reason(Exception e) {
    return e.getMessage() == null || e.getMessage().isBlank()
        ? e.getClass().getSimpleName()
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
