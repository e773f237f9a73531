package io.vad4j.reproduction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.VadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir private Path root;

  @Test
  void writtenFilesReplaceOlderOnesAndLeaveNothingElse() throws IOException {
    OutputFolder folder = OutputFolder.of(root.resolve("new/deep"));
    folder.write("page.txt", "old");
    folder.write("page.txt", "new");

    assertThat(root.resolve("new/deep/page.txt")).hasContent("new");
    try (var files = Files.list(folder.path())) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aFileInTheWayIsReportedAtOnce() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "");

    assertThatThrownBy(() -> OutputFolder.of(file))
        .isInstanceOf(VadException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--report");
  }

  @Test
  void twoRunsInOneFolderAreRefusedUntilTheFirstHasEnded() {
    OutputFolder folder = OutputFolder.of(root);
    try (OutputFolder.Lock first = folder.lock()) {
      assertThat(first).isNotNull();
      assertThatThrownBy(folder::lock)
          .isInstanceOf(VadException.class)
          .hasMessageContaining("Another run works in");
    }
    folder.lock().close();
  }
}
