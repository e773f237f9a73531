package io.vad4j.sinks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.monitor.StreamState;
import io.vad4j.monitor.alert.SinkStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against each broker of this machine: Mosquitto where it is installed, and an embedded one. */
class MqttSinkTest {
  @TempDir private Path folder;
  private final List<Mqtt5Publish> received = new CopyOnWriteArrayList<>();
  private int port;

  @BeforeEach
  void setUp() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
  }

  static List<MqttBroker.Kind> brokers() {
    return MqttBroker.Kind.installed();
  }

  private MqttBroker start(MqttBroker.Kind kind) throws IOException {
    return kind.start(port, folder);
  }

  private Options options() {
    return Options.none()
        .with("url", "mqtt://127.0.0.1:" + port)
        .with("spool", folder.resolve("spool"))
        .with("retry-delay", 0.05)
        .with("max-retry-delay", 0.1)
        .with("timeout", 5);
  }

  private static SinkFixture start(Options options) {
    return new SinkFixture("mqtt", options);
  }

  private Mqtt5AsyncClient subscribe() {
    Mqtt5AsyncClient client =
        Mqtt5Client.builder().serverHost("127.0.0.1").serverPort(port).buildAsync();
    client.connect().join();
    client
        .subscribeWith()
        .topicFilter("#")
        .qos(MqttQos.AT_LEAST_ONCE)
        .callback(received::add)
        .send()
        .join();
    return client;
  }

  private List<String> messages(String topic) {
    return received.stream()
        .filter(message -> message.getTopic().toString().equals(topic))
        .map(message -> new String(message.getPayloadAsBytes(), UTF_8))
        .toList();
  }

  private void await(String topic, String... expected) {
    SinkFixture.await(
        topic + " has " + List.of(expected), () -> messages(topic).equals(List.of(expected)));
  }

  /**
   * Waits until the broker keeps a message. A subscription that comes at the same moment as the
   * message may receive it neither as new nor as kept (Artemis), hence one after another.
   */
  private void awaitRetained(String topic, String expected) {
    SinkFixture.await(
        "the broker keeps " + expected + " on " + topic,
        () -> {
          subscribe().disconnect().join();
          return messages(topic).contains(expected);
        });
  }

  @ParameterizedTest
  @MethodSource("brokers")
  void publishesAlertsStatesAndAvailability(MqttBroker.Kind kind) throws IOException {
    try (MqttBroker broker = start(kind)) {
      Mqtt5AsyncClient client = subscribe();
      try (SinkFixture sink = start(options())) {
        sink.health("back yard", StreamState.WATCHING, "");
        sink.begin("back yard", 1);
        sink.begin("back yard", 2);
        sink.end("back yard", 1);
        sink.end("back yard", 2);
        await("vad4j/back_yard/anomaly", "OFF", "ON", "ON", "ON", "OFF");
      }
      await("vad4j/status", "online", "offline");
      client.disconnect().join();
    }
    assertThat(messages("vad4j/back_yard/availability")).containsExactly("online");
    assertThat(messages("vad4j/back_yard/alert")).hasSize(5);
    assertThat(JSON.std.mapFrom(messages("vad4j/back_yard/alert").get(1)))
        .containsEntry("phase", "STARTED");
    assertThat(received).allMatch(message -> message.getQos() == MqttQos.AT_LEAST_ONCE);
  }

  @ParameterizedTest
  @MethodSource("brokers")
  void statesAreKeptForNewSubscribers(MqttBroker.Kind kind) throws IOException {
    try (MqttBroker broker = start(kind)) {
      try (SinkFixture sink = start(options())) {
        sink.health("yard", StreamState.DOWN, "Gone.");
        SinkFixture.await(
            "all is delivered",
            () -> sink.status().accepted() == 1 && sink.status().waiting() == 0);
        Mqtt5AsyncClient client = subscribe();
        await("vad4j/status", "online");
        await("vad4j/yard/availability", "offline");
        await("vad4j/yard/anomaly", "OFF");
        client.disconnect().join();
      }
    }
    assertThat(messages("vad4j/yard/alert")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("brokers")
  void brokerThatComesLaterAndAgainReceivesAll(MqttBroker.Kind kind) throws IOException {
    try (SinkFixture sink = start(options())) {
      sink.begin("yard", 1);
      SinkFixture.await(
          "the sink is failing", () -> sink.status().state() == SinkStatus.State.FAILING);
      assertThat(sink.status().message()).contains("mqtt://127.0.0.1:" + port);
      try (MqttBroker broker = start(kind)) {
        SinkFixture.await("all is delivered", () -> sink.status().waiting() == 0);
      }
      SinkFixture.await(
          "the loss is noticed", () -> sink.status().state() == SinkStatus.State.FAILING);
      sink.end("yard", 1);
      try (MqttBroker broker = start(kind)) {
        SinkFixture.await("the end is delivered", () -> sink.status().waiting() == 0);
        awaitRetained("vad4j/yard/anomaly", "OFF");
        awaitRetained("vad4j/status", "online");
        Mqtt5AsyncClient client = subscribe();
        sink.begin("yard", 2);
        SinkFixture.await(
            "an alert is received",
            () -> messages("vad4j/yard/alert").stream().anyMatch(text -> text.contains("STARTED")));
        client.disconnect().join();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("brokers")
  void brokerThatHasForgottenAllReceivesTheStatesAgain(MqttBroker.Kind kind) throws IOException {
    try (SinkFixture sink = start(options())) {
      try (MqttBroker broker = start(kind)) {
        sink.health("yard", StreamState.WATCHING, "");
        SinkFixture.await(
            "all is delivered",
            () -> sink.status().accepted() == 1 && sink.status().waiting() == 0);
      }
      try (MqttBroker broker = start(kind)) {
        awaitRetained("vad4j/yard/availability", "online");
        awaitRetained("vad4j/yard/anomaly", "OFF");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("brokers")
  void brokerThatComesAfterTheSinkWasClosedSeesNothingOfIt(MqttBroker.Kind kind)
      throws IOException {
    try (SinkFixture sink = start(options().with("retry-delay", 1).with("max-retry-delay", 1))) {
      SinkFixture.await(
          "the sink is failing", () -> sink.status().state() == SinkStatus.State.FAILING);
    }
    try (MqttBroker broker = start(kind)) {
      SinkFixture.await("the client has ended", () -> !isAnyClientAlive());
      Mqtt5AsyncClient client = subscribe();
      client.publishWith().topic("last").qos(MqttQos.AT_LEAST_ONCE).send().join();
      SinkFixture.await("all is received", () -> messages("last").size() == 1);
      client.disconnect().join();
    }
    assertThat(messages("vad4j/status")).doesNotContain("online");
  }

  private static boolean isAnyClientAlive() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith("com.hivemq.client"));
  }

  @ParameterizedTest
  @MethodSource("brokers")
  void publishesTheDiscoveryMessagesOfHomeAssistantWhenAsked(MqttBroker.Kind kind)
      throws IOException {
    try (MqttBroker broker = start(kind)) {
      Mqtt5AsyncClient client = subscribe();
      try (SinkFixture sink = start(options().with("home-assistant", true))) {
        sink.health("yard", StreamState.WATCHING, "");
        SinkFixture.await(
            "both are received",
            () -> !messages("homeassistant/sensor/vad4j_yard/health/config").isEmpty());
      }
      client.disconnect().join();
    }
    assertThat(
            JSON.std.mapFrom(
                messages("homeassistant/binary_sensor/vad4j_yard/anomaly/config").get(0)))
        .containsEntry("state_topic", "vad4j/yard/anomaly")
        .containsEntry("unique_id", "vad4j_yard_anomaly");
  }

  @ParameterizedTest
  @MethodSource("brokers")
  void camerasWhoseNamesDifferInOtherScriptsAreDevicesOfTheirOwn(MqttBroker.Kind kind)
      throws IOException {
    try (MqttBroker broker = start(kind)) {
      Mqtt5AsyncClient client = subscribe();
      try (SinkFixture sink = start(options().with("home-assistant", true))) {
        sink.health("入口", StreamState.WATCHING, "");
        sink.health("出口", StreamState.WATCHING, "");
        SinkFixture.await(
            "both are received",
            () ->
                !messages("vad4j/入口/availability").isEmpty()
                    && !messages("vad4j/出口/availability").isEmpty());
      }
      client.disconnect().join();
    }
    assertThat(received)
        .extracting(message -> message.getTopic().toString())
        .filteredOn(topic -> topic.startsWith("homeassistant/binary_sensor/"))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("brokers")
  void publishesTheSnapshotOfThePeakForHomeAssistantToo(MqttBroker.Kind kind) throws IOException {
    try (MqttBroker broker = start(kind)) {
      Mqtt5AsyncClient client = subscribe();
      try (SinkFixture sink = new SinkFixture("mqtt", options().with("home-assistant", true), 64)) {
        sink.beginWithFrame("yard", 1);
        SinkFixture.await("the alert is received", () -> !messages("vad4j/yard/alert").isEmpty());
      }
      client.disconnect().join();
    }
    byte[] snapshot =
        received.stream()
            .filter(message -> message.getTopic().toString().equals("vad4j/yard/snapshot"))
            .findFirst()
            .orElseThrow()
            .getPayloadAsBytes();
    assertThat(ImageIO.read(new ByteArrayInputStream(snapshot)).getWidth()).isEqualTo(64);
    assertThat(JSON.std.mapFrom(messages("homeassistant/image/vad4j_yard/snapshot/config").get(0)))
        .containsEntry("image_topic", "vad4j/yard/snapshot")
        .containsEntry("content_type", "image/jpeg")
        .doesNotContainKey("state_topic");
    assertThat(messages("vad4j/yard/alert").get(0)).doesNotContain("jpeg");
  }

  @Test
  void passwordInTheAddressIsRejectedWithoutQuotingIt() {
    Options options = options().with("url", "mqtt://user:geheim@host");

    assertThatThrownBy(() -> start(options))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("options of their own")
        .hasMessageNotContaining("geheim");
  }
}
