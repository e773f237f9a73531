package io.vad4j.tensorflow.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/** What a process with TensorFlow writes to standard error. */
@EnabledOnOs(OS.LINUX)
class StartupNoticesTest {
  @TempDir Path folder;

  @Test
  void theNoticesOfTheFirstSessionAreOmittedAndAllOtherLinesStay()
      throws IOException, InterruptedException {
    assertThat(standardError("true")).containsExactly("before", "äöü within", "after");
  }

  @Test
  void theyAreWrittenUnlessAProgramAsksForIt() throws IOException, InterruptedException {
    assertThat(standardError("false")).contains("before", "after").hasSizeGreaterThan(3);
  }

  private List<String> standardError(String omitted) throws IOException, InterruptedException {
    Path errors = folder.resolve("errors.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-Dvad4j.tensorflow.omitNotices=" + omitted,
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .redirectError(errors.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
    assertThat(builder.start().waitFor()).as(Files.readString(errors)).isZero();
    return Files.readAllLines(errors);
  }

  /** Runs two sessions. */
  static final class Program {
    private Program() {}

    /** Runs them. */
    public static void main(String[] args) {
      System.err.println("before");
      StandardErrorFilter.run(line -> line.equals("omitted"), Program::writeLines);
      TensorFlowRuntime.ensureLoaded();
      try (Graph graph = new Graph();
          Session session = TensorFlowRuntime.newSession(graph, Device.CPU)) {
        session.runner().fetch(Ops.create(graph).constant(1f)).run().close();
      }
      System.err.println("after");
    }

    private static void writeLines() {
      System.err.println("omitted");
      System.err.println("äöü within");
    }
  }
}
