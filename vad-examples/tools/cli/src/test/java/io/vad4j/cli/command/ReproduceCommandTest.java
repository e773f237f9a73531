package io.vad4j.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.cli.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the paper's experiments on a tiny synthetic street, twice. */
class ReproduceCommandTest {
  private static final String STREET =
      "synthetic:street?train=3&test=2&frames=40&width=96&height=64";

  private static final Pattern CELL =
      Pattern.compile("<td[^>]* title=\"([^:\"]+): rows\\.([^.\"]+)\\.([^\"]+)\">([^<]*)</td>");

  @TempDir private static Path folder;

  private static Run first;
  private static Map<String, String> firstFiles;
  private static Run second;

  @BeforeAll
  static void reproduceTwice() {
    first = reproduce();
    firstFiles = numbers();
    second = reproduce();
  }

  private static Run reproduce() {
    return Run.vad(
        "reproduce",
        "--quick",
        "--data",
        STREET,
        "--report",
        folder,
        "--input-size",
        32,
        "--epochs",
        2,
        "--frame-stride",
        4,
        "--seeds",
        2,
        "--seed",
        1);
  }

  /** All JSON and CSV files but those with times in them. */
  private static Map<String, String> numbers() {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (name.matches(".*\\.(json|csv)") && !name.matches(".*(real-time|training)\\.json")) {
          files.put(name, Files.readString(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static Map<String, Object> json(String file) {
    try {
      return JSON.std.mapFrom(Files.readString(folder.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  private static String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Test
  void writesThePageInBothForms() throws IOException {
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("report.html");
    assertThat(read("report.html"))
        .contains("Table 1.", "Table 2.", "Table 3.", "Table 4.", "This is a quick run")
        .doesNotContain("<script", "http://", "https://");
    assertThat(read("report.md")).contains("Table 4. Methods", "](figures/roc.svg)");
    assertThat(folder.resolve("figures/roc.svg")).isNotEmptyFile();
  }

  @Test
  void eachCellStandsInTheJsonThatItNames() throws IOException {
    Matcher matcher = CELL.matcher(read("report.html"));
    List<MatchResult> cells = matcher.results().toList();

    assertThat(cells).hasSizeGreaterThan(200);
    for (MatchResult cell : cells) {
      Map<?, ?> row = map(map(json(cell.group(1)).get("rows")).get(cell.group(2)));
      Object value = row.get(cell.group(3));
      if (value instanceof Number number) {
        String shown = cell.group(4).replace(",", "");
        int decimals = shown.contains(".") ? shown.length() - shown.indexOf('.') - 1 : 0;
        assertThat(Double.parseDouble(shown))
            .as(cell.group())
            .isCloseTo(
                number.doubleValue(),
                org.assertj.core.api.Assertions.within(0.5001 * Math.pow(10, -decimals)));
      } else {
        assertThat(cell.group(4)).isEqualTo(value == null ? "–" : value.toString());
      }
    }
  }

  @Test
  void totalsOfTheThresholdTableAddUp() {
    Map<?, ?> rows = map(json("table-2-thresholds.json").get("rows"));
    List<Integer> found = new ArrayList<>();

    for (Object value : rows.values()) {
      Map<?, ?> row = map(value);
      assertThat(count(row, "tp") + count(row, "fp") + count(row, "fn") + count(row, "tn"))
          .isEqualTo(count(row, "frames"))
          .isEqualTo(80);
      found.add(count(row, "tp"));
    }
    assertThat(found).hasSize(9).isSortedAccordingTo((one, other) -> other - one);
  }

  private static int count(Map<?, ?> row, String key) {
    return ((Number) Objects.requireNonNull(row.get(key))).intValue();
  }

  @Test
  void theNetworkHasAsManyParametersAsThePapers() {
    Map<?, ?> total = map(map(json("table-1-network.json").get("rows")).get("total"));

    assertThat(total.get("parameters")).isEqualTo(332_801);
  }

  @Test
  void tables3And4HaveTheGanAndTheTransformer() {
    assertThat(map(json("table-3-networks.json").get("rows")).keySet())
        .asInstanceOf(InstanceOfAssertFactories.collection(Object.class))
        .contains("gan", "gan-plain", "transformer");
    assertThat(map(json("table-4-methods.json").get("rows")).keySet())
        .asInstanceOf(InstanceOfAssertFactories.collection(Object.class))
        .contains("gan", "gan-plain", "transformer", "gan-best", "transformer-best");
    assertThat(map(json("real-time.json").get("rows")).keySet())
        .asInstanceOf(InstanceOfAssertFactories.collection(Object.class))
        .contains("hybrid", "temporal", "gan", "gan-plain", "transformer");
  }

  @Test
  void temporalAttentionIsARowBesideTheNetworkThatItExtends() {
    assertThat(map(json("table-3-networks.json").get("rows")).keySet())
        .asInstanceOf(InstanceOfAssertFactories.collection(Object.class))
        .contains("hybrid", "temporal");
    assertThat(map(json("table-4-methods.json").get("rows")).keySet())
        .asInstanceOf(InstanceOfAssertFactories.collection(Object.class))
        .contains("temporal", "temporal-best");
  }

  @Test
  void networksThatTrainInMinutesHaveTheRangeOfTheirSeeds() {
    Map<?, ?> rows = map(json("table-4-seeds.json").get("rows"));

    assertThat(rows.keySet())
        .asInstanceOf(InstanceOfAssertFactories.collection(Object.class))
        .contains("motion", "gan", "gan-plain", "transformer");
    for (Object value : rows.values()) {
      Map<?, ?> row = map(value);
      assertThat(count(row, "seeds")).isEqualTo(2);
      assertThat(number(row, "microMean"))
          .isBetween(number(row, "microMin"), number(row, "microMax"));
    }
    assertThat(number(map(rows.get("gan")), "microMin"))
        .isNotEqualTo(number(map(rows.get("gan")), "microMax"));
  }

  private static double number(Map<?, ?> row, String key) {
    return ((Number) Objects.requireNonNull(row.get(key))).doubleValue();
  }

  @Test
  void lossesAccuraciesAndAttentionAreDrawn() {
    assertThat(folder.resolve("figures/loss-gan.svg")).isNotEmptyFile();
    assertThat(folder.resolve("figures/accuracy-gan.svg")).isNotEmptyFile();
    assertThat(folder.resolve("figures/loss-transformer.svg")).isNotEmptyFile();
    assertThat(folder.resolve("figures/attention-1.png")).isNotEmptyFile();
  }

  @Test
  void scoresCanBeEvaluatedAgain() {
    Run evaluated = Run.vad("evaluate-scores", folder.resolve("scores/hybrid.csv"));
    Map<?, ?> row = map(map(json("table-4-methods.json").get("rows")).get("hybrid"));

    assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
    assertThat(evaluated.out())
        .contains(
            "%.4f".formatted(((Number) Objects.requireNonNull(row.get("micro"))).doubleValue()));
  }

  @Test
  void whatIsTrainedIsNotTrainedAgainAndGivesTheSameFigures() {
    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.err())
        .contains("plain: is trained already", "hybrid: is trained already")
        .doesNotContain(": training");
    assertThat(numbers()).isEqualTo(firstFiles);
  }

  @Test
  void missingDataAndInvalidNumbersAreReportedAtOnce() {
    assertThat(Run.vad("reproduce", "--data", "nowhere", "--report", folder))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(1))
        .satisfies(run -> assertThat(run.err()).contains("nowhere does not exist"));
    assertThat(Run.vad("reproduce", "--data", STREET, "--report", folder, "--input-size", 100))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(1))
        .satisfies(run -> assertThat(run.err()).contains("--input-size must be a multiple of 8"));
  }
}
