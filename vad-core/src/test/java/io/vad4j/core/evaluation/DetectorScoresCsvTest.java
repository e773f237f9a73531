package io.vad4j.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.core.evaluation.event.DetectedEvent;
import io.vad4j.core.evaluation.frame.ScoreCsv;
import io.vad4j.core.evaluation.frame.ScoreFileException;
import io.vad4j.core.evaluation.frame.ScoredClip;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DetectorScoresCsvTest {
  private static final int FRAMES = 90;
  private static final List<String> CLIPS = List.of("Test001", "a \"b\", c");

  private final Random random = new Random(3);

  /**
   * Two scorers, the fused and another channel; times of a camera of 30,000/1,001 frames a second.
   */
  private DetectorScores scores() {
    return new DetectorScores(
        List.of(series("flow", Optional.empty()), series("difference", Optional.empty())),
        List.of(
            series(
                "fused",
                Optional.of(
                    List.of(
                        event("Test001", "fused", 3, 20, Optional.of(Set.of(15, 17))),
                        event("Test001", "fused", 40, 41, Optional.of(Set.of())),
                        event(CLIPS.get(1), "fused", 0, 89, Optional.empty())))),
            series(
                "stays",
                Optional.of(List.of(event("Test001", "stays", 10, 30, Optional.of(Set.of(12))))))),
        series("overall", Optional.empty()),
        OptionalDouble.of(1 / 3.0));
  }

  private ScoredSeries series(String name, Optional<List<DetectedEvent>> events) {
    List<ScoredClip> clips = new ArrayList<>();
    for (String clip : CLIPS) {
      double[] scores = random.doubles(FRAMES, 0, 4).toArray();
      boolean[] labels = new boolean[FRAMES];
      boolean[] flagged = new boolean[FRAMES];
      for (int frame = 0; frame < FRAMES; frame++) {
        labels[frame] = frame >= 12 && frame < 50;
        flagged[frame] = random.nextBoolean();
      }
      clips.add(
          ScoredClip.of(clip, scores, labels)
              .withDecisions(flagged)
              .withTimestamps(IntStream.range(0, FRAMES).mapToObj(f -> time(f)).toList()));
    }
    return new ScoredSeries(name, clips, events);
  }

  private static Duration time(int frame) {
    return Duration.ofNanos(Math.round(frame * 1001e9 / 30_000));
  }

  private static DetectedEvent event(
      String clip, String channel, int first, int last, Optional<Set<Integer>> hits) {
    return new DetectedEvent(clip, channel, time(first), time(last), hits);
  }

  private static ScoreCsv read(String text) {
    try {
      return ScoreCsv.read("scores.csv", new BufferedReader(new StringReader(text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFileGivesEveryMetricAgain() {
    DetectorScores scores = scores();
    ScoreCsv file = read(DetectorScoresCsv.write(scores));

    DetectorScores again = DetectorScoresCsv.read(file, file.clips());

    assertThat(Evaluator.create().evaluate(again).toMap())
        .isEqualTo(Evaluator.create().evaluate(scores).toMap());
  }

  @Test
  void aFileHasAColumnForEachSeries() {
    String text = DetectorScoresCsv.write(scores());

    assertThat(text.lines().findFirst().orElseThrow())
        .startsWith("clip,frame,time,label,fused,overall,flow,difference,stays,fused_flagged,")
        .endsWith(",fused_event,stays_event,fused_hit,stays_hit,fused_threshold");
    assertThat(text.lines()).hasSize(1 + 2 * FRAMES);
  }

  @Test
  void scoresAloneGiveTheMetricsOfFrames() {
    ScoreCsv file = read("clip,frame,label,fused,overall\na,0,0,0.1,0\na,1,1,0.9,0.3\n");

    Evaluation evaluation = Evaluator.create().evaluate(DetectorScoresCsv.read(file, file.clips()));

    assertThat(evaluation.frames().auc().micro()).hasValue(1);
    assertThat(evaluation.events()).isEmpty();
    assertThat(evaluation.frames().atThreshold()).isEmpty();
  }

  @Test
  void anEmptyCellOfAScoreIsRefusedWithItsColumn() {
    ScoreCsv file = read("clip,frame,label,fused,overall\na,0,0,0.1,\na,1,1,0.9,0.3\n");

    assertThatThrownBy(() -> DetectorScoresCsv.read(file, file.clips()))
        .isInstanceOf(ScoreFileException.class)
        .hasMessageContainingAll("clip a", "overall");
  }

  @Test
  void framesThatAreMissingMakeTheCoveragePartial() {
    ScoreCsv file = read("clip,frame,score\na,0,1\na,2,1\nb,0,1\n");

    assertThat(file.coverage().isPartial()).isTrue();
    assertThat(file.coverage()).hasToString("2 of 2 clips, 3 of 4 frames");
    assertThat(file.coverage().missing()).isEqualTo("frame 1 of clip a");
    assertThat(file.coverage(Map.of("b", new boolean[1])).isPartial()).isFalse();
    assertThat(file.coverage(Map.of("c", new boolean[9])).missing()).isEqualTo("clip c");
  }

  @Test
  void titlesSayThatTheScoresArePartial() {
    ScoreCsv file = read("clip,frame,score,label\na,0,1,0\na,2,1,1\n");
    Evaluation evaluation =
        Evaluator.create().dataset("Ped2").coverage(file.coverage()).evaluate(file.clips());

    String title = "Evaluation on Ped2 (partial: 1 of 1 clips, 2 of 3 frames)";
    assertThat(evaluation.toText()).startsWith(title);
    assertThat(evaluation.toMarkdown()).startsWith("## " + title);
    assertThat(evaluation.toMap()).containsKey("partial");
  }
}
