package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.vad4j.AnomalyKind;
import io.vad4j.FrameSource;
import io.vad4j.core.simulation.SyntheticAnomaly;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.json.JsonResults;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains on a small synthetic street, then runs all commands that use the model. */
class EndToEndTest {
  private static final String STREET = "synthetic:street?seed=3&width=160&height=120";
  private static final String TEST_CLIP = STREET + "&clip=9&frames=150&anomalies=cyclist,cart";

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(JsonResults.schema());

  @TempDir private static Path shared;

  private static Path model;
  private static Path dataset;
  private static Run training;

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    dataset = UcsdFixture.write(shared.resolve("street"), scene());
    model = shared.resolve("street.vad");
    training =
        Run.vad(
            "train",
            "--data",
            dataset,
            STREET + "&clip=1&frames=150",
            "--model",
            model,
            "--scorer",
            "frame-difference",
            "--events-per-hour",
            1000,
            "--seed",
            7);
  }

  private static SyntheticScene scene() {
    return SyntheticScene.builder()
        .seed(3)
        .size(160, 120)
        .anomalies(SyntheticAnomaly.CYCLIST, SyntheticAnomaly.CART)
        .build();
  }

  @Test
  void trainsOnADataSetAndAClipTogether() {
    assertThat(training.exitCode()).as(training.err()).isZero();
    assertThat(training.out()).contains("street.vad", "frame-difference", "3 clips", "Threshold");
    assertThat(model).isNotEmptyFile();
  }

  @Test
  void printsModelInfo() throws IOException {
    Run run = Run.vad("model", "info", "--json", "-", model);

    Map<String, Object> properties = JSON.std.mapFrom(run.out());
    assertThat(List.of(run.out())).allSatisfy(EndToEndTest::isInTheSchema);
    assertThat(properties)
        .containsEntry("type", "model")
        .containsEntry("scorers", List.of("frame-difference"))
        .containsEntry("seed", 7);
    assertThat(Run.vad("model", "info", model).out()).contains("frame-difference", "Threshold");
  }

  @Test
  void everyJsonLineIsInTheSchema() {
    for (Object[] options :
        List.<Object[]>of(
            new Object[] {"--model", model},
            new Object[] {"--model", model, "--name", "yard", "--start", "2026-11-30T08:00:00Z"},
            new Object[] {"--calibration-frames", "50", "--scorer", "frame-difference"})) {
      List<Object> arguments = new ArrayList<>(List.of("detect", TEST_CLIP));
      arguments.addAll(List.of(options));

      Run run = Run.vad(arguments.toArray());

      assertThat(run.lines()).hasSizeGreaterThan(90).allSatisfy(EndToEndTest::isInTheSchema);
    }
  }

  @Test
  void linesOfANamedStreamHaveNameInstantAndIdentifier() {
    Run run =
        Run.vad(
            "detect",
            "--model",
            model,
            "--name",
            "yard",
            "--start",
            "2026-11-30T08:00:00Z",
            TEST_CLIP);

    List<Map<String, Object>> lines = run.lines().stream().map(EndToEndTest::json).toList();
    assertThat(lines.subList(1, lines.size()))
        .allSatisfy(line -> assertThat(line).containsEntry("source", "yard"));
    assertThat(lines)
        .filteredOn(line -> line.get("type").equals("detection"))
        .element(24)
        .satisfies(line -> assertThat(line).containsEntry("instant", "2026-11-30T08:00:02Z"));
    List<Object> started = ids(lines, "event-start");
    assertThat(started).isNotEmpty().doesNotHaveDuplicates().isEqualTo(ids(lines, "event"));
    assertThat(started.get(0).toString()).startsWith("yard");
  }

  private static List<Object> ids(List<Map<String, Object>> lines, String type) {
    return lines.stream()
        .filter(line -> line.get("type").equals(type))
        .map(line -> line.get("id"))
        .toList();
  }

  @Test
  void writesAJsonLinePerFrameAndEvent() {
    Run run = Run.vad("detect", "--model", model, TEST_CLIP);

    assertThat(run.exitCode()).as(run.err()).isZero();
    List<Map<String, Object>> lines = run.lines().stream().map(EndToEndTest::json).toList();
    List<Map<String, Object>> frames =
        lines.stream().filter(line -> line.containsKey("index")).toList();
    List<Map<String, Object>> events =
        lines.stream().filter(line -> line.get("type").equals("event")).toList();
    assertThat(frames).hasSize(149);
    assertThat(frames)
        .allSatisfy(
            line ->
                assertThat(line)
                    .containsKeys(
                        "source", "index", "timestamp", "score", "threshold", "anomalous"));
    assertThat(frames)
        .filteredOn(line -> line.get("anomalous").equals(true))
        .allSatisfy(line -> assertThat(line).containsEntry("kind", AnomalyKind.MOTION.name()));
    assertThat(frames.get(24)).containsEntry("index", 25).containsEntry("timestamp", 2.0);
    assertThat(frames).extracting(line -> line.get("anomalous")).contains(true, false);
    assertThat(events).isNotEmpty();
    assertThat(events.get(0))
        .containsKeys("id", "number", "kind", "start", "end", "peak", "peakScore", "region");
    assertThat(lines.get(0))
        .containsEntry("type", "model")
        .containsKeys("threshold", "falseAlarms", "events", "channels");
    assertThat(1 + frames.size() + 2 * events.size()).isEqualTo(lines.size());
  }

  @Test
  void writesCsvWithAHeader() {
    Run run = Run.vad("detect", "--model", model, "--format", "csv", TEST_CLIP);

    assertThat(run.lines().subList(0, 3)).allMatch(line -> line.startsWith("# "));
    assertThat(run.lines().get(3))
        .isEqualTo("index,timestamp,score,anomalous,event,frame-difference");
    assertThat(run.lines()).hasSize(153);
    assertThat(run.lines().get(4)).matches("1,0\\.08,[0-9.E-]+,(true|false),\\d*,[0-9.E-]+");
  }

  @Test
  void writesAVideoOfEachEventWithPadding() throws IOException {
    Path clips = folder.resolve("clips");
    Run run =
        Run.vad("detect", "--model", model, "--event-clips", clips, "--padding", "0.5", TEST_CLIP);

    assertThat(run.exitCode()).as(run.err()).isZero();
    List<Map<String, Object>> events =
        run.lines().stream()
            .map(EndToEndTest::json)
            .filter(line -> line.get("type").equals("event"))
            .toList();
    try (var files = Files.list(clips)) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .hasSameSizeAs(events)
          .first()
          .isEqualTo("event-001.mp4");
    }
    Map<String, Object> first = events.get(0);
    double length =
        ((Number) first.get("end")).doubleValue() - ((Number) first.get("start")).doubleValue();
    try (FrameSource video = FrameSource.open(clips.resolve("event-001.mp4"))) {
      int frames = 0;
      while (video.next().isPresent()) {
        frames++;
      }
      assertThat(frames / 12.5).isBetween(length + 0.4, length + 1.3);
    }
  }

  @Test
  void writesEventsAsSubtitles() throws IOException {
    Path file = folder.resolve("events.srt");
    Run.vad("detect", "--model", model, "--srt", file, TEST_CLIP);

    assertThat(Files.readAllLines(file).get(0)).isEqualTo("1");
    assertThat(Files.readAllLines(file).get(1))
        .matches("00:00:\\d\\d,\\d{3} --> 00:00:\\d\\d,\\d{3}");
    assertThat(Files.readAllLines(file).get(2)).contains(AnomalyKind.MOTION.description());
  }

  @Test
  void evaluatesScoresFromAFile() throws IOException {
    Path file = folder.resolve("scores.csv");
    Files.writeString(file, "clip,frame,score,label\na,0,0.1,0\na,1,0.9,1\na,2,0.5,0\na,3,0.4,1\n");
    Run run = Run.vad("evaluate-scores", file, "--json", "-");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(map(JSON.std.mapFrom(run.out()).get("auc"))).containsEntry("micro", 0.75);
  }

  @Test
  void leavesOutFramesOfLowScore() {
    Run run = Run.vad("detect", "--model", model, "--format", "csv", "--min-score", "2", TEST_CLIP);

    assertThat(run.lines()).hasSizeBetween(5, 151);
    assertThat(run.lines().stream().skip(4)).allMatch(line -> line.split(",")[3].equals("true"));
  }

  @Test
  void detectsWithoutAModelBySelfCalibration() {
    Run run =
        Run.vad("detect", "--calibration-frames", "50", "--scorer", "frame-difference", TEST_CLIP);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(json(run.lines().get(0))).containsEntry("index", 51);
  }

  @Test
  void endsQuietlyWhenStandardOutputIsClosed() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();

    int exitCode =
        VadCommand.run(
            closed,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            "detect",
            "--model",
            model.toString(),
            TEST_CLIP);

    assertThat(exitCode).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("vad:");
  }

  @Test
  void evaluatesADataSet() throws IOException {
    Path json = folder.resolve("metrics.json");
    Path report = folder.resolve("report");

    Run run =
        Run.vad(
            "evaluate", "--data", dataset, "--model", model, "--json", json, "--report", report);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("AUC, micro", "Protocol");
    Map<String, Object> metrics = JSON.std.mapFrom(Files.readString(json));
    assertThat(metrics)
        .containsKeys(
            "dataset",
            "averagePrecision",
            "eer",
            "threshold",
            "truePositiveRate",
            "falsePositiveRate",
            "framesPerSecond")
        .containsEntry("clips", 2)
        .containsEntry("frames", 240)
        .containsEntry("seed", 7)
        .containsEntry("causal", true)
        .containsEntry("scorers", List.of("frame-difference"));
    assertThat(map(map(metrics.get("series")).get("fused")))
        .containsKeys("micro", "alarmRecall", "falseAlarmRate", "falseAlarmTimeFraction");
    Map<String, Object> auc = map(metrics.get("auc"));
    assertThat(auc).containsKeys("micro", "perClip", "macro", "pixel");
    assertThat((Double) auc.get("micro")).isGreaterThan(0.5);
    assertThat(Files.readString(report.resolve("report.html")))
        .contains(String.format(Locale.ROOT, "%.3f", auc.get("micro")))
        .contains("data:image/jpeg;base64,");
  }

  @Test
  void scoresOfAnEvaluationGiveItsMetricsAgain() throws IOException {
    Path scores = folder.resolve("scores.csv");
    Run run =
        Run.vad("evaluate", "--data", dataset, "--model", model, "--scores", scores, "--json", "-");
    Map<String, Object> expected = JSON.std.mapFrom(run.out());

    Run again = Run.vad("evaluate-scores", scores, "--json", "-");

    assertThat(again.exitCode()).as(again.err()).isZero();
    Map<String, Object> metrics = JSON.std.mapFrom(again.out());
    assertThat(metrics)
        .containsAllEntriesOf(
            only(
                expected,
                "averagePrecision",
                "eer",
                "threshold",
                "confusion",
                "operatingPoints",
                "series",
                "intervals",
                "curves",
                "perClip",
                "events"));
    Map<String, Object> auc = map(expected.get("auc"));
    assertThat(map(metrics.get("auc")))
        .isEqualTo(only(auc, "micro", "perClip", "macro", "macroPadded", "mixedClips"));
    assertThat(rocAuc(Files.readAllLines(scores)))
        .isCloseTo((Double) auc.get("micro"), within(1e-9));
  }

  private static Map<String, Object> only(Map<String, Object> map, String... keys) {
    Map<String, Object> some = new LinkedHashMap<>(map);
    some.keySet().retainAll(List.of(keys));
    return some;
  }

  /** As scikit-learn's roc_auc_score: the trapezoids between the distinct scores, descending. */
  private static double rocAuc(List<String> lines) {
    List<String> header = List.of(lines.get(0).split(","));
    int label = header.indexOf("label");
    int score = header.indexOf("fused");
    List<String[]> rows = lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
    Map<Double, int[]> counts = new TreeMap<>(Comparator.reverseOrder());
    for (String[] row : rows) {
      counts
          .computeIfAbsent(Double.valueOf(row[score]), any -> new int[2])[
          Integer.parseInt(row[label])]++;
    }
    double area = 0;
    double truePositives = 0;
    double falsePositives = 0;
    for (int[] count : counts.values()) {
      area += count[0] * (truePositives + count[1] / 2.0);
      truePositives += count[1];
      falsePositives += count[0];
    }
    return area / (truePositives * falsePositives);
  }

  @Test
  void mapsOfAnEvaluationAreNumPyArrays() throws IOException {
    Path maps = folder.resolve("maps");
    Run run = Run.vad("evaluate", "--data", dataset, "--model", model, "--maps", maps);

    assertThat(run.exitCode()).as(run.err()).isZero();
    byte[] bytes = Files.readAllBytes(maps.resolve("Test001.npy"));
    String header = new String(bytes, 0, 128, StandardCharsets.ISO_8859_1);
    assertThat(header).contains("'descr': '<f4'", "'fortran_order': False", "'shape': (120, ");
    Matcher shape = Pattern.compile("\\((\\d+), (\\d+), (\\d+),?\\)").matcher(header);
    assertThat(shape.find()).isTrue();
    int values =
        IntStream.rangeClosed(1, 3)
            .map(i -> Integer.parseInt(shape.group(i)))
            .reduce(1, (a, b) -> a * b);
    assertThat(bytes.length % 64).isEqualTo(4 * values % 64);
    assertThat(bytes).hasSizeGreaterThan(4 * values);
  }

  @Test
  void scoresWithoutAFrameAreRefusedUnlessPartial() throws IOException {
    Path scores = folder.resolve("scores.csv");
    Run.vad("evaluate", "--data", dataset, "--model", model, "--scores", scores);
    List<String> lines = new ArrayList<>(Files.readAllLines(scores));
    lines.removeIf(line -> line.startsWith("\"Test002\",119"));
    Files.write(scores, lines);

    Run refused = Run.vad("evaluate-scores", scores, "--data", dataset);
    Run partial = Run.vad("evaluate-scores", scores, "--data", dataset, "--partial");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("frame 119 of clip Test002", "--partial");
    assertThat(partial.exitCode()).as(partial.err()).isZero();
    assertThat(partial.lines().get(0)).contains("(partial: 2 of 2 clips, 239 of 240 frames)");
  }

  @Test
  void clipsThatLackAFrameAreRefusedUnlessPartial() throws IOException {
    Path copy = copy(dataset, folder.resolve("damaged"));
    Files.writeString(copy.resolve("Test/Test001/101.png"), "no image");
    Path report = folder.resolve("report");

    Run refused = Run.vad("evaluate", "--data", copy, "--model", model);
    Run partial =
        Run.vad("evaluate", "--data", copy, "--model", model, "--partial", "--report", report);

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(partial.exitCode()).as(partial.err()).isZero();
    assertThat(partial.lines().get(0)).contains("(partial: 2 of 2 clips, 239 of 240 frames)");
    assertThat(Files.readString(report.resolve("report.html"))).contains("(partial: ");
  }

  @Test
  void severalModelsAreRowsOfATableWithPairedDifferences() throws IOException {
    Path other = Files.copy(model, folder.resolve("other_model.vad"));
    Path json = folder.resolve("table.json");

    Run run =
        Run.vad(
            "evaluate",
            "--data",
            dataset,
            "--model",
            model,
            other,
            "--metrics",
            "micro,rbdc",
            "--format",
            "latex",
            "--json",
            json);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines())
        .contains("scores & micro AUC & RBDC & difference of micro AUC \\\\")
        .anyMatch(line -> line.matches("other\\\\_model & .* & no difference .*"));
    assertThat(map(map(JSON.std.mapFrom(Files.readString(json)).get("rows")).get("street")))
        .containsKeys("micro", "rbdc");
  }

  @Test
  void aModelIsTrainedAgainWithSeveralSeeds() {
    Run run =
        Run.vad("evaluate", "--data", dataset, "--model", model, "--seeds", 2, "--format", "csv");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines().get(0)).startsWith("dataset,scores,metric,seeds,mean,");
    assertThat(run.lines().get(1)).startsWith("\"UCSD\",\"fused\",micro,2,0.");
  }

  @Test
  void writesOnlyJsonToStandardOutput() throws IOException {
    Run run = Run.vad("evaluate", "--data", dataset, "--model", model, "--json", "-");

    assertThat(JSON.std.mapFrom(run.out())).containsKey("auc");
  }

  @Test
  void measuresEachStage() throws IOException {
    Run run = Run.vad("benchmark", "--model", model, "--seconds", "1", "--json", "-", TEST_CLIP);

    assertThat(run.exitCode()).as(run.err()).isZero();
    Map<String, Object> numbers = JSON.std.mapFrom(run.out());
    assertThat(map(numbers.get("milliseconds")))
        .containsKeys("decode", "preprocess", "frame-difference", "fusion", "whole frame");
    assertThat((Double) numbers.get("framesPerSecond")).isPositive();
  }

  @Test
  void printsATableOfStages() {
    Run run = Run.vad("benchmark", "--model", model, "--seconds", "0.5", TEST_CLIP);

    assertThat(run.lines().get(0)).startsWith("STAGE").contains("P50", "P99");
    assertThat(run.out()).contains("frames a second");
  }

  @Test
  void calibratesWithoutTrainingAgain() {
    Path calibrated = folder.resolve("calibrated.vad");

    Run run =
        Run.vad(
            "calibrate",
            "--model",
            model,
            "--data",
            STREET + "&clip=5&frames=150",
            "--output",
            calibrated);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(calibrated).isNotEmptyFile();
    assertThat(run.out()).contains("Threshold");
  }

  @Test
  void writesAnOverlayVideo() {
    Path video = folder.resolve("overlay.mp4");

    Run run = Run.vad("detect", "--model", model, "--overlay", video, TEST_CLIP);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Run.vad("detect", "--model", model, "--format", "csv", video).lines()).hasSize(153);
  }

  @Test
  void reportsTheInvalidLineOfAScoreFile() throws IOException {
    Path scores =
        Files.writeString(folder.resolve("scores.csv"), "clip,frame,score,label\na,0,high,0\n");

    Run run = Run.vad("evaluate-scores", scores);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("scores.csv", "2");
  }

  private static void isInTheSchema(String json) {
    assertThat(SCHEMA.validate(json, InputFormat.JSON)).as(json).isEmpty();
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
    return to;
  }

  private static Map<String, Object> json(String line) {
    try {
      return JSON.std.mapFrom(line);
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
