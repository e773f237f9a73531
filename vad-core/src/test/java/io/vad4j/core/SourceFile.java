package io.vad4j.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of the repository and its text. */
record SourceFile(Path path, String text) {
  /** The root of the repository. */
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** Samples and integration tests are no part of the product. */
  private static final Set<String> SKIPPED = Set.of("target", "samples", "it", ".git");

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern EXPORT = Pattern.compile("exports ([\\w.]+);");

  /** All top-level types of the main sources of all product modules. */
  static List<SourceFile> product() {
    return find(ROOT, ".java").stream()
        .filter(file -> file.path.toString().contains("/src/main/java/"))
        .filter(file -> !file.path.endsWith("package-info.java"))
        .filter(file -> !file.path.endsWith("module-info.java"))
        .toList();
  }

  /** The packages that product modules export to everybody. */
  static Set<String> exportedPackages() {
    Set<String> packages = new HashSet<>();
    for (SourceFile file : find(ROOT, "module-info.java")) {
      EXPORT.matcher(file.text).results().forEach(export -> packages.add(export.group(1)));
    }
    return packages;
  }

  static SourceFile read(Path path) {
    try {
      return new SourceFile(path, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files below a folder whose names end in a suffix. */
  static List<SourceFile> find(Path folder, String suffix) {
    List<SourceFile> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              return SKIPPED.contains(path.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
              if (path.toString().endsWith(suffix)) {
                files.add(read(path));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  String packageName() {
    Matcher matcher = PACKAGE.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  String typeName() {
    return path.getFileName().toString().replace(".java", "");
  }

  @Override
  public String toString() {
    return ROOT.relativize(path).toString();
  }
}
