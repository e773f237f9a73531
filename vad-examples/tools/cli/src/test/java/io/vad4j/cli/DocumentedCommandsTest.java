package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.vad4j.cli.reference.CodeBlock;
import io.vad4j.core.simulation.SyntheticAnomaly;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.core.simulation.SyntheticVideo;
import io.vad4j.video.VideoWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The commands of the documentation run, on small videos, with scorers that learn quickly and two
 * seeds instead of five; its configurations follow the schema. {@link OwnDataTest} and {@link
 * TutorialIT} run those of the example of own data and of the tutorials.
 */
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("..", "..", "..");
  private static final List<String> PAGES_OF_OTHERS =
      List.of("write-a-scorer.md", "bring-a-backbone.md");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
  private static final Pattern EXAMPLE_FILE =
      Pattern.compile(
          "[a-z0-9]+\\.(?:mp4|vad|json|html)|UCSDped2|AvenueFragment|entrance|report|marked"
              + "|cameras\\.yaml");
  private static final String FAST = "--scorer frame-difference --folds 1 --synthetic-anomalies 0";
  private static final int FRAMES = 120;

  @TempDir private static Path folder;

  @BeforeAll
  static void writeInputs() throws IOException {
    SyntheticScene scene =
        SyntheticScene.builder()
            .seed(3)
            .size(160, 120)
            .anomalies(SyntheticAnomaly.CYCLIST, SyntheticAnomaly.CART)
            .build();
    UcsdFixture.write(folder.resolve("UCSDped2"), scene);
    UcsdFixture.write(folder.resolve("AvenueFragment"), scene);
    write(scene.normalClip(1, FRAMES), "monday.mp4");
    write(scene.normalClip(2, FRAMES), "tuesday.mp4");
    write(scene.testClip(3, 3 * FRAMES), "wednesday.mp4");
    Path test = Files.createDirectories(folder.resolve("entrance/test"));
    Files.copy(folder.resolve("wednesday.mp4"), test.resolve("wednesday.mp4"));
    Files.writeString(
        folder.resolve("entrance/labels.csv"), "clip,first,last\nwednesday,137,179\n");
    run("vad train --data UCSDped2 --model ped2.vad");
    run("vad train --data synthetic:mixed?seed=1&train=2&frames=100 --model mixed.vad");
    for (String model : List.of("default.vad", "motion.vad")) {
      Files.copy(folder.resolve("ped2.vad"), folder.resolve(model));
    }
    run("vad train --data monday.mp4 --model entrance.vad");
    Files.writeString(
        folder.resolve("cameras.yaml"),
        "cameras: {yard: {source: monday.mp4, model: entrance.vad}}\n");
    ExportCommandTest.keepEvents(
        folder.resolve("events"), clip -> write(scene.testClip(4, FRAMES), clip));
  }

  private static void write(SyntheticVideo clip, String name) {
    write(clip, folder.resolve(name));
  }

  private static void write(SyntheticVideo clip, Path file) {
    try (VideoWriter writer = VideoWriter.open(file, 25)) {
      for (int i = 0; i < clip.frameCount(); i++) {
        writer.write(clip.frame(i));
      }
    }
  }

  static List<String> commands() throws IOException {
    return blocks("sh", "bash", "console").stream()
        .flatMap(CodeBlock::lines)
        .filter(line -> line.startsWith("vad "))
        .filter(line -> !line.contains("entrance.csv") && !line.contains("train --data entrance "))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void succeeds(String command) {
    run(command);
  }

  private static void run(String command) {
    List<Object> arguments = arguments(command);
    Run run = Run.vad(arguments.toArray());
    assertThat(run.exitCode()).as("%s %s", arguments, run.err()).isZero();
  }

  private static List<Object> arguments(String command) {
    List<Object> arguments = new ArrayList<>();
    Matcher word = WORD.matcher(command.replaceFirst(" (>|# ).*", ""));
    word.find();
    while (word.find()) {
      arguments.add(argument(word));
    }
    int seeds = arguments.indexOf("--seeds");
    if (seeds > 0) {
      arguments.set(seeds + 1, 2);
    }
    String name = command.split(" ")[1];
    if (name.equals("watch") && !arguments.contains("--check")) {
      arguments.add("--check");
    }
    boolean trains = List.of("train", "accuracy").contains(name);
    if (trains && !arguments.contains("--scorer") && !arguments.contains("--config")) {
      arguments.addAll(List.of(FAST.split(" ")));
    }
    return arguments;
  }

  /** An empty configuration is that of the default scorers. */
  private static Object argument(Matcher word) {
    String text =
        Stream.of(1, 2, 3)
            .map(word::group)
            .filter(group -> group != null)
            .findFirst()
            .orElseThrow();
    if (text.startsWith("/var/lib/vad/")) {
      return folder.resolve(text.substring("/var/lib/vad/".length()));
    }
    if (text.isEmpty() || text.startsWith("--scorer ")) {
      return text.isEmpty() ? FAST : text + " --folds 1";
    }
    return EXAMPLE_FILE.matcher(text).matches() ? folder.resolve(text) : text;
  }

  static List<CodeBlock> configurations() throws IOException {
    return blocks("yaml").stream()
        .filter(block -> !block.text().startsWith("automation:"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void followsTheSchema(CodeBlock block) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(ROOT.resolve("docs/reference/cameras.schema.json")));

    assertThat(schema.validate(configuration(block.text()))).isEmpty();
  }

  /** A configuration, or a part of one: sections, or an entry of the section of sinks. */
  private static JsonNode configuration(String yaml) {
    boolean sink = yaml.contains("type:") && !yaml.contains("sinks:");
    String text = sink ? "sinks:\n" + yaml : yaml.stripIndent();
    if (!text.contains("cameras:")) {
      text += "\ncameras: {yard: {source: monday.mp4, model: entrance.vad}}\n";
    }
    Object content = new Load(LoadSettings.builder().build()).loadFromString(text);
    return new ObjectMapper().convertValue((Map<?, ?>) content, JsonNode.class);
  }

  private static List<CodeBlock> blocks(String... languages) throws IOException {
    List<CodeBlock> blocks = new ArrayList<>();
    for (Path page : DocumentationTest.pages()) {
      boolean described =
          !page.toString().contains("benchmarks")
              && !page.toString().contains("reproducibility")
              && !PAGES_OF_OTHERS.contains(page.getFileName().toString());
      if (described) {
        CodeBlock.of(page).stream()
            .filter(block -> List.of(languages).contains(block.language()))
            .forEach(blocks::add);
      }
    }
    assertThat(blocks).isNotEmpty();
    return blocks;
  }
}
