package io.vad4j.core.evaluation.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.core.evaluation.frame.ScoreFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoredBoxFileTest {
  @TempDir private Path folder;

  private ScoredBoxFile read(String text) throws IOException {
    return ScoredBoxFile.read(Files.writeString(folder.resolve("01.txt"), text));
  }

  @Test
  void boxesIncludeTheirLastPixels() throws IOException {
    ScoredBoxFile file = read("0,10,20,19,24,0.5\n\n2, 1.5, 2, 3, 4, -1\n");

    assertThat(file.boxes(0)).containsExactly(new ScoredBox(10, 20, 10, 5, 0.5));
    assertThat(file.boxes(1)).isEmpty();
    assertThat(file.boxes(2)).containsExactly(new ScoredBox(1.5, 2, 2.5, 3, -1));
  }

  @Test
  void aFrameScoresAsItsHighestBoxAndWithoutAnyAsTheLowest() throws IOException {
    ScoredBoxFile file = read("0,0,0,1,1,0.5\n0,0,0,1,1,2\n2,0,0,1,1,-1\n");

    assertThat(file.frameScores(3)).containsExactly(2, -1, -1);
  }

  @Test
  void anInvalidLineIsNamed() {
    assertThatThrownBy(() -> read("0,0,0,1,1,0.5\n1,0,0,1,1\n"))
        .isInstanceOf(ScoreFileException.class)
        .hasMessageContainingAll("Line 2", "01.txt");
    assertThatThrownBy(() -> read("0,0,0,1,1,NaN"))
        .isInstanceOf(ScoreFileException.class)
        .hasMessageContaining("finite");
    assertThatThrownBy(() -> read("5,0,0,1,1,1").frameScores(5))
        .isInstanceOf(ScoreFileException.class)
        .hasMessageContaining("frame 5");
  }
}
