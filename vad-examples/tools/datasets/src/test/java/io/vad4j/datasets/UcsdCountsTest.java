package io.vad4j.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UcsdCountsTest {
  @TempDir Path folder;

  @Test
  void addUpToWhatIsPublished() {
    UcsdCounts second = counts("UCSDped2", 16, 12).orElseThrow();
    assertThat(second.train().stream().mapToInt(i -> i).sum()).isEqualTo(2550);
    assertThat(second.test().stream().mapToInt(i -> i).sum()).isEqualTo(2010);
    UcsdCounts first = counts("UCSDped1", 34, 36).orElseThrow();
    assertThat(first.train()).hasSize(34).containsOnly(200);
    assertThat(first.test()).hasSize(36).containsOnly(200);
  }

  @Test
  void distinguishTheSetsByTheNumberOfClipsInARenamedFolder() {
    assertThat(counts("benchmark", 34, 36).map(UcsdCounts::name)).hasValue("UCSD Ped1");
    assertThat(counts("benchmark", 16, 12).map(UcsdCounts::name)).hasValue("UCSD Ped2");
    assertThat(counts("benchmark", 3, 4)).isEmpty();
  }

  @Test
  void nameTheClipThatDiffersFromWhatIsPublished() {
    List<Path> train = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      Path clip = folder.resolve("Train00" + i);
      Fixture.frames(clip, "%03d.png", 1, 120);
      train.add(clip);
    }
    List<String> differences = counts("UCSDped2", 2, 1).orElseThrow().differences(train, train);
    assertThat(differences)
        .anyMatch(text -> text.contains("Train002 has 120 frames; as published it has 150"))
        .anyMatch(text -> text.contains("16 training clips; here are 2"))
        .noneMatch(text -> text.contains("Train001 has 120 frames; as published it has 120"));
  }

  private static Optional<UcsdCounts> counts(String folder, int train, int test) {
    return UcsdCounts.of(Path.of(folder), Optional.empty(), train, test);
  }
}
