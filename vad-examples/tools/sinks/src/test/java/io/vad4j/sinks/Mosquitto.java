package io.vad4j.sinks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A Mosquitto broker on a port of this machine. */
final class Mosquitto implements MqttBroker {
  private final Process process;

  Mosquitto(int port, Path folder) throws IOException {
    Path settings = folder.resolve("mosquitto.conf");
    Files.writeString(settings, "listener %d 127.0.0.1\nallow_anonymous true\n".formatted(port));
    process =
        new ProcessBuilder(program().orElseThrow().toString(), "-c", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto.log").toFile())
            .start();
    SinkFixture.await("the broker listens", () -> listens(port));
  }

  static Optional<Path> program() {
    return Stream.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/opt/homebrew/sbin")
        .map(folder -> Path.of(folder, "mosquitto"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
