package io.vad4j.sinks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A running MQTT broker on a port of this machine, without authentication, that forgets all. */
interface MqttBroker extends AutoCloseable {
  /** The programs that tests can run. */
  enum Kind {
    EMBEDDED,
    MOSQUITTO;

    /** Those of this machine: the embedded one always. */
    static List<Kind> installed() {
      return Stream.of(values())
          .filter(kind -> kind == EMBEDDED || Mosquitto.program().isPresent())
          .toList();
    }

    MqttBroker start(int port, Path folder) throws IOException {
      return this == EMBEDDED ? new EmbeddedBroker(port, folder) : new Mosquitto(port, folder);
    }
  }

  @Override
  void close();
}
