package io.vad4j.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vad4j.ModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
  @TempDir Path folder;

  private static ModelFile sample() {
    return new ModelFile(
        new TreeMap<>(Map.of("name", "a b = c: #1!\\\nsecond line", "seed", "7")),
        new TreeMap<>(Map.of("scorer-0/weights", new byte[] {1, 2, 3, -4})));
  }

  @Test
  void readsBackTheManifestAndThePartsThatWereWritten() {
    Path file = folder.resolve("a.vad");
    sample().write(file);

    ModelFile copy = ModelFile.read(file);

    assertThat(copy.entry("name")).isEqualTo("a b = c: #1!\\\nsecond line");
    assertThat(copy.parts().get("scorer-0/weights")).containsExactly(1, 2, 3, -4);
  }

  @Test
  void leavesNoTemporaryFileBehind() throws IOException {
    sample().write(folder.resolve("a.vad"));

    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("a.vad");
    }
  }

  @Test
  void replacesAnOlderFile() {
    Path file = folder.resolve("a.vad");
    sample().write(file);
    new ModelFile(new TreeMap<>(Map.of("seed", "8")), new TreeMap<>()).write(file);

    assertThat(ModelFile.read(file).entry("seed")).isEqualTo("8");
  }

  @Test
  void saysHowToMakeAModelWhenThereIsNone() {
    assertThatThrownBy(() -> ModelFile.read(folder.resolve("none.vad")))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("none.vad")
        .hasMessageContaining("vad train");
  }

  @Test
  void refusesAFileThatIsNoArchive() throws IOException {
    Path file = Files.writeString(folder.resolve("a.vad"), "this is text");

    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("a.vad");
  }

  @Test
  void refusesAFileThatWasCutShort() throws IOException {
    Path file = folder.resolve("a.vad");
    sample().write(file);
    byte[] all = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(all, all.length / 2));

    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void aByteThatChangedAnywhereIsNoticedOrChangesNothing() throws IOException {
    Path file = folder.resolve("a.vad");
    sample().write(file);
    ModelFile whole = ModelFile.read(file);
    byte[] all = Files.readAllBytes(file);
    for (int i = 0; i < all.length; i++) {
      byte[] changed = all.clone();
      changed[i] ^= 0x55;
      Files.write(file, changed);

      Optional<Throwable> refusal = Optional.ofNullable(catchThrowable(() -> ModelFile.read(file)));

      if (refusal.isPresent()) {
        assertThat(refusal.orElseThrow())
            .as("byte %d", i)
            .isInstanceOf(ModelException.class)
            .hasMessageContaining("a.vad");
      } else {
        ModelFile read = ModelFile.read(file);
        assertThat(read.manifest()).as("byte %d", i).isEqualTo(whole.manifest());
        assertThat(read.parts()).as("byte %d", i).containsOnlyKeys(whole.parts().keySet());
        whole.parts().forEach((name, part) -> assertThat(read.parts().get(name)).isEqualTo(part));
      }
    }
  }

  @Test
  void rejectsAPartThatDoesNotMatchItsHash() throws IOException {
    Path file = folder.resolve("a.vad");
    rewrite(file, "2", "scorer-0/weights", "00".repeat(32));

    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("scorer-0/weights");
  }

  @Test
  void refusesAnotherFormatAndNamesTheVersionThatWroteIt() throws IOException {
    Path file = folder.resolve("a.vad");
    rewrite(file, "1", "x", "00".repeat(32));

    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("format 1")
        .hasMessageContaining("9.9");
  }

  @Test
  void writingLeavesAFileWithTheEndingPartAlone() throws IOException {
    Path other = Files.writeString(folder.resolve("a.vad.part"), "of the user");

    sample().write(folder.resolve("a.vad"));

    assertThat(other).hasContent("of the user");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.vad", "a.vad.part");
  }

  @Test
  void cannotWriteWhereAFolderIsAndLeavesItAlone() throws IOException {
    Path target = Files.createDirectory(folder.resolve("a.vad"));

    assertThatThrownBy(() -> sample().write(target))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("a.vad");
    assertThat(target).isDirectory();
  }

  @Test
  void cannotWriteIntoAFolderThatIsNotThere() {
    assertThatThrownBy(() -> sample().write(folder.resolve("no/a.vad")))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("folder exists");
  }

  private static void rewrite(Path file, String format, String part, String hash)
      throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("manifest.properties"));
      zip.write(
          "format=%s\nlibrary.version=9.9\nsha256.%s=%s\n"
              .formatted(format, part, hash)
              .getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry(part));
      zip.write(5);
      zip.closeEntry();
    }
  }
}
