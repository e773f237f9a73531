package io.vad4j.core.evaluation.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreCsvTest {
  @TempDir private Path folder;

  private static ScoreCsv read(String text) {
    try {
      return ScoreCsv.read("scores.csv", new BufferedReader(new StringReader(text)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void readsClipsWithLabels() {
    ScoreCsv file = read("clip,frame,score,label\na,0,0.5,0\na,1,2,1\nb,0,1e-3,true\n");

    assertThat(file.clipNames()).containsExactly("a", "b");
    assertThat(file.clips().get(0).scores()).containsExactly(0.5, 2);
    assertThat(file.clips().get(0).labels()).containsExactly(false, true);
    assertThat(file.clips().get(1).labels()).containsExactly(true);
  }

  @Test
  void columnsAndLinesMayStandInAnyOrder() {
    ScoreCsv file = read("time,label,score,frame,clip\n9,1,7,1,a\n9,0,5,0,b\n\n9,0,6,0,a\n");

    assertThat(file.clipNames()).containsExactly("a", "b");
    assertThat(file.clips().get(0).scores()).containsExactly(6, 7);
  }

  /** The second row could be read as score 0 and label 0. */
  @Test
  void decimalCommasBetweenCommasAreRefused() {
    assertThatThrownBy(() -> read("clip,frame,score,label\na,0,0,0,0\na,1,0,74,1\n"))
        .hasMessageContaining("scores.csv, line 2 has 5 cells, but the header has 4")
        .hasMessageContaining("decimal comma");
  }

  @Test
  void separatorsAtTheEndOfARowAreNoCells() {
    assertThat(read("clip,frame,score,label,\na,0,0.5,0,,\n").clipNames()).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clip;frame;score;label\na;0;0,5;0\na;1;2,25;1\n",
        "clip\tframe\tscore\tlabel\na\t0\t0.5\t0\na\t1\t2.25\t1\n",
        "\"clip\",\"frame\",\"score\",\"label\"\r\n\"a\",\"0\",\"0.5\",\"0\"\r\n\"a\",\"1\",\"2.25\",\"1\"",
        "# made by a program\nClip, Frame ,SCORE,Label\na,0.0,.5,0.0\na,1.0,2.25,1.0\n",
        "sep=;\nclip;frame;score;label\na;0;0.5;false\na;1;2.25;TRUE\n",
        "video|frame_number|anomaly-score|gt\na|0|0.5|0\na|1|2.25|1\n"
      })
  void tablesOfOtherProgramsAreRead(String text) throws IOException {
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
      Path file = Files.write(folder.resolve("scores.csv"), text.getBytes(charset));
      ScoredClip clip = ScoreCsv.read(file).clips().get(0);

      assertThat(clip.scores()).containsExactly(0.5, 2.25);
      assertThat(clip.labels()).containsExactly(false, true);
    }
  }

  @Test
  void aHeaderWithAnotherSeparatorThanTheRowsIsRefusedByName() {
    assertThatThrownBy(() -> read("clip;frame;score;label\na,0,1,0\n"))
        .isInstanceOf(ScoreFileException.class)
        .hasMessageContainingAll("line 2", "semicolons");
  }

  @Test
  void otherEncodingsAreRefusedByName() throws IOException {
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "clip,frame,score\nTür,0,1\n".getBytes(StandardCharsets.ISO_8859_1));
    Path wide = folder.resolve("wide.csv");
    Files.write(wide, "\uFEFFclip,frame,score\na,0,1\n".getBytes(Charset.forName("UTF-32LE")));

    assertThatThrownBy(() -> ScoreCsv.read(latin))
        .isInstanceOf(ScoreFileException.class)
        .hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> ScoreCsv.read(wide))
        .isInstanceOf(ScoreFileException.class)
        .hasMessageContaining("UTF-32");
  }

  @Test
  void aNameWithACommaStandsInQuotes() {
    ScoreCsv file = read("clip,frame,score\n\"north, \"\"old\"\" gate\",0,1\n");

    assertThat(file.clipNames()).containsExactly("north, \"old\" gate");
  }

  @Test
  void aNameMayHaveSeveralLinesAndQuotes() {
    assertThat(read("clip,frame,score\n\"a\n\"\"b\"\"\nc\",0,1\nd,0,1\n").clipNames())
        .containsExactly("a\n\"b\"\nc", "d");
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertThat(read("\uFEFFclip,frame,score\na,0,1\n").clipNames()).containsExactly("a");
  }

  @Test
  void clipsWithEmptyTimesHaveNoTimestamps() {
    List<ScoredClip> clips =
        read("clip,frame,time,label,score\na,0,,0,1\na,1,,1,2\nb,0,0,0,1\nb,1,0.1,1,2\n").clips();

    assertThat(clips).extracting(ScoredClip::hasTimestamps).containsExactly(false, true);
  }

  @Test
  void labelsMayComeFromElsewhere() {
    ScoreCsv file = read("clip,frame,score\na,2,1\na,3,1\n");

    ScoredClip clip = file.clips(Map.of("a", new boolean[] {true, true, false, true})).get(0);

    assertThat(clip.labels()).containsExactly(false, true);
  }

  @Test
  void tooFewLabelsFromElsewhereAreRefusedWithTheFrame() {
    ScoreCsv file = read("clip,frame,score\na,2,1\n");

    assertThatThrownBy(() -> file.clips(Map.of("a", new boolean[2])))
        .isInstanceOf(ScoreFileException.class)
        .hasMessageContainingAll("line 2", "clip a", "frame 2");
  }

  @Test
  void noLabelsForAClipAreRefusedWithItsName() {
    ScoreCsv file = read("clip,frame,score\na,2,1\n");

    assertThatThrownBy(() -> file.clips(Map.of()))
        .isInstanceOf(ScoreFileException.class)
        .hasMessageContaining("clip a");
  }

  @Test
  void withoutLabelsTheMessageNamesTheMissingColumn() {
    ScoreCsv file = read("clip,frame,score\na,0,1\n");

    assertThat(file.isLabelled()).isFalse();
    assertThatThrownBy(file::clips)
        .isInstanceOf(ScoreFileException.class)
        .hasMessageContaining("column label");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,0,high,0    | score 'high'",
        "a,0,NaN,0     | score 'NaN'",
        "a,0,Infinity,0| score 'Infinity'",
        "a,0,,0        | score ''",
        "a,-1,1,0      | frame '-1'",
        "a,1.5,1,0     | frame '1.5'",
        "a,0,1,maybe   | label 'maybe'",
        "a,0,1         | 3 fields",
        ",0,1,0        | no clip name",
        "a,7,1,0       | frame 7 of clip a, as line 2 has",
        "'\"a,0,1,0'   | double quote",
      })
  void anInvalidLineIsRefusedWithItsNumber(String line, String message) {
    assertThatThrownBy(() -> read("clip,frame,score,label\na,7,1,0\n" + line + "\n"))
        .isInstanceOf(ScoreFileException.class)
        .hasMessageContainingAll("scores.csv, line 3", message);
  }

  @Test
  void aHeaderWithoutTheColumnsIsRefused() {
    assertThatThrownBy(() -> read("0.5\n0.7\n"))
        .isInstanceOf(ScoreFileException.class)
        .hasMessageContainingAll("line 1", "clip, frame and score");
  }

  @Test
  void emptyFilesAreRefused() {
    assertThatThrownBy(() -> read("")).isInstanceOf(ScoreFileException.class);
    assertThatThrownBy(() -> read("clip,frame,score\n"))
        .isInstanceOf(ScoreFileException.class)
        .hasMessageContaining("no scores");
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> ScoreCsv.read(folder.resolve("none.csv")))
        .isInstanceOf(ScoreFileException.class)
        .hasMessageContaining("none.csv");
  }

  @Test
  void bytesThatAreNoTextAreRefused(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("scores.csv");
    Files.write(path, new byte[] {'c', (byte) 0xff, (byte) 0xfe, '\n'});

    assertThatThrownBy(() -> ScoreCsv.read(path))
        .isInstanceOf(ScoreFileException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void readsAFile(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("scores.csv");
    Files.writeString(path, "clip,frame,score\r\nTür,0,1\r\n", StandardCharsets.UTF_8);

    assertThat(ScoreCsv.read(path).clipNames()).containsExactly("Tür");
  }
}
