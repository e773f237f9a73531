package io.vad4j.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.VadException;
import io.vad4j.cli.VadCommand;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  private Console console(OutputStream out) {
    return new Console(new ResultStream(out), new PrintStream(err, true), false, false);
  }

  @Test
  void aFullDiskIsAnError() {
    assertThatThrownBy(() -> console(failing("No space left on device")).print("1"))
        .isInstanceOf(VadException.class)
        .hasMessageContaining("No space left on device");
  }

  @Test
  void aReaderThatLeftIsNone() {
    assertThatThrownBy(() -> console(failing("Broken pipe")).print("1"))
        .isInstanceOf(OutputClosedException.class);
  }

  @Test
  void theHelpIsAResultToo() throws IOException {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")));
    try (OutputStream full = new FileOutputStream("/dev/full")) {
      int exitCode = VadCommand.run(full, new PrintStream(err, true), "detect", "--help");

      assertThat(exitCode).isEqualTo(1);
      assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot be written");
    }
  }

  @Test
  void credentialsOfTheCommandLineStayOutOfErrors() {
    for (String address :
        List.of(
            "rtsp://admin:h^ nter2@cam_1:1/x",
            "http://127.0.0.1:1/x?user=admin&password=hnter2",
            "rtsp://admin:hnter2@127.0.0.1:1/",
            "foo://admin:h#nter2@host/x",
            "admin:hnter2@camera")) {
      int exitCode =
          VadCommand.run(
              new ByteArrayOutputStream(),
              new PrintStream(err, true),
              "detect",
              address,
              "--verbose",
              "--no-such-option=" + address);
      VadCommand.run(
          new ByteArrayOutputStream(), new PrintStream(err, true), "detect", address, "--verbose");

      assertThat(exitCode).isEqualTo(2);
      assertThat(err.toString(StandardCharsets.UTF_8))
          .as(address)
          .contains("***")
          .doesNotContain("nter2");
      err.reset();
    }
  }

  @Test
  void aFileOfThatNameIsNoAddress() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Path file = Files.createTempFile("a:b@c", ".mp4");
    try (PrintStream masked =
        MaskingStream.of(new PrintStream(text, true), List.of(file.toString()))) {
      masked.println(file);
    } finally {
      Files.delete(file);
    }
    assertThat(text.toString(StandardCharsets.UTF_8)).contains("a:b@c");
  }
}
