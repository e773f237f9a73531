package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.cli.reference.CodeBlock;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java code of the documentation compiles. {@link TutorialIT} runs that of the tutorial. */
class DocumentedCodeTest {
  private static final Path ROOT = Path.of("..", "..", "..");

  private static final String IMPORTS =
      Stream.of(
              "io.micrometer.core.instrument",
              "io.vad4j",
              "io.vad4j.core.image",
              "io.vad4j.json",
              "io.vad4j.micrometer",
              "io.vad4j.monitor",
              "io.vad4j.monitor.alert",
              "io.vad4j.recording",
              "io.vad4j.spi",
              "io.vad4j.tck",
              "io.vad4j.video",
              "java.io",
              "java.net",
              "java.nio.file",
              "java.time",
              "java.util",
              "java.util.concurrent",
              "java.util.regex",
              "java.util.stream",
              "org.junit.jupiter.api.io")
          .map(name -> "import " + name + ".*;\n")
          .collect(Collectors.joining());

  /** What the text around statements speaks of. */
  private static final String GIVEN =
      """
      abstract class Given {
        Detector detector;
        Detector fitted;
        FrameSource camera;
        URI address;
        Path folder;
        Instant noon;
        List<Frame> segment;
        List<Frame> nextSegment;
        MeterRegistry registry;
        CountDownLatch stopRequested;
        Preview preview;
        Operators operators;
        DetectorSession session;
        long index;
        Duration time;
        java.awt.image.BufferedImage image;
        org.bytedeco.opencv.opencv_core.Mat mat;
        java.nio.ByteBuffer samples;
        int width;
        int height;
        int stride;

        interface Preview {
          void show(Object image);
        }

        interface Operators {
          void notify(AnomalyKind kind, Duration start);
        }

        abstract void push(String message);

        abstract void raiseAlarm(Detection detection);

        abstract void raiseAlarm(String stream, AnomalyEvent event);

        abstract void showState(String stream, StreamHealth health);
      }
      """;

  /** Pages whose code is that of projects, which the consumers' build or TutorialIT runs. */
  private static final Map<String, String> PROJECTS =
      Map.of(
          "embed-in-spring-boot.md", "it/consumers/spring-boot",
          "bring-a-backbone.md", "samples/backbone");

  private static final Pattern ARTIFACT =
      Pattern.compile("(?s)io\\.vad4j(?::|</groupId>\\s*<artifactId>)([a-z-]+)");

  @TempDir private Path folder;

  private static List<CodeBlock> blocks() throws IOException {
    List<CodeBlock> blocks = new ArrayList<>();
    for (Path page : DocumentationTest.pages()) {
      String name = page.getFileName().toString();
      if (!name.equals("write-a-scorer.md") && !PROJECTS.containsKey(name)) {
        CodeBlock.of(page).stream()
            .filter(block -> block.language().equals("java"))
            .forEach(blocks::add);
      }
    }
    return blocks;
  }

  @Test
  void compiles() throws IOException {
    List<Path> sources = new ArrayList<>();
    sources.add(write("Given", GIVEN));
    for (CodeBlock block : blocks()) {
      String name = block.typeName();
      sources.add(
          name.isEmpty()
              ? write("Block" + sources.size(), statements("Block" + sources.size(), block))
              : write(name, block.text()));
    }
    StringWriter messages = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString());

      compiler
          .getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }

    assertThat(sources).hasSizeGreaterThan(20);
    assertThat(messages.toString()).doesNotContain("error:");
  }

  static List<String> pagesOfProjects() {
    return List.copyOf(PROJECTS.keySet());
  }

  @ParameterizedTest
  @MethodSource("pagesOfProjects")
  void codeOfAProjectIsOnItsPage(String page) throws IOException {
    Path project = ROOT.resolve("vad-examples").resolve(PROJECTS.get(page));
    String sources = "";
    try (Stream<Path> files = Files.walk(project.resolve("src"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        sources += Files.readString(file).replaceAll("(?m)^ +", "");
      }
    }
    List<CodeBlock> blocks =
        CodeBlock.of(ROOT.resolve("docs/guides").resolve(page)).stream()
            .filter(block -> block.language().equals("java"))
            .toList();

    assertThat(blocks).hasSizeGreaterThan(2);
    assertThat(sources)
        .contains(blocks.stream().map(block -> block.text().replaceAll("(?m)^ +", "")).toList());
  }

  /** Of builds with Maven or Gradle; the consumers run such builds. */
  @Test
  void namedArtifactsAreOfTheBom() throws IOException {
    String bom = Files.readString(ROOT.resolve("vad-examples/bom/pom.xml"));
    List<String> artifacts = new ArrayList<>();
    for (Path page : DocumentationTest.pages()) {
      for (CodeBlock block : CodeBlock.of(page)) {
        if (List.of("xml", "kotlin").contains(block.language())) {
          ARTIFACT
              .matcher(block.text())
              .results()
              .map(match -> match.group(1))
              .forEach(artifacts::add);
        }
      }
    }

    assertThat(artifacts).contains("vad-bom", "vad-motion");
    assertThat(artifacts)
        .allSatisfy(name -> assertThat(bom).contains("<artifactId>" + name + "</artifactId>"));
  }

  private Path write(String type, String text) throws IOException {
    return Files.writeString(folder.resolve(type + ".java"), IMPORTS + text);
  }

  /** The name of the page stands in the line of an error. */
  private static String statements(String name, CodeBlock block) {
    String end =
        block.text().stripTrailing().endsWith(";") || block.text().contains("{") ? "" : ";";
    return "abstract class %s extends Given { void run() throws Exception { /* %s */\n%s%s\n}}\n"
        .formatted(name, block, block.text(), end);
  }
}
