package io.vad4j.sinks.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientConnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import io.vad4j.monitor.alert.SinkContext;
import io.vad4j.sinks.delivery.DeliveryOptions;
import io.vad4j.sinks.delivery.Message;
import io.vad4j.sinks.delivery.Transport;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A connection to a broker, which is made again whenever it is lost. The availability topic says
 * whether it is there, by a last will. Messages are published at least once (QoS 1), and the last
 * retained one of each topic again with a new connection, since a broker may have forgotten it.
 */
final class MqttTransport implements Transport {
  /** First character of a heading: whether the broker keeps the message for new subscribers. */
  static final String RETAINED = "1";

  static final String NOT_RETAINED = "0";

  /** As {@link #RETAINED}, with a body of bytes in Base64. */
  static final String RETAINED_BYTES = "2";

  private static final long CLOSE_SECONDS = 1;

  private final SinkContext context;
  private final BrokerAddress address;
  private final DeliveryOptions options;
  private final String statusTopic;
  private final Mqtt5AsyncClient client;
  private final Map<String, byte[]> retained = new LinkedHashMap<>();
  private Optional<String> failure = Optional.empty();
  private boolean connected;
  private boolean closed;

  MqttTransport(
      SinkContext context,
      BrokerAddress address,
      String clientId,
      String statusTopic,
      DeliveryOptions options) {
    this.context = context;
    this.address = address;
    this.options = options;
    this.statusTopic = statusTopic;
    Mqtt5ClientBuilder builder =
        Mqtt5Client.builder()
            .identifier(clientId)
            .serverHost(address.host())
            .serverPort(address.port())
            .automaticReconnect()
            .initialDelay(options.retryDelay().toMillis(), TimeUnit.MILLISECONDS)
            .maxDelay(
                Math.max(options.retryDelay().toMillis(), options.maxRetryDelay().toMillis()),
                TimeUnit.MILLISECONDS)
            .applyAutomaticReconnect()
            .willPublish()
            .topic(statusTopic)
            .payload("offline".getBytes(UTF_8))
            .qos(MqttQos.AT_LEAST_ONCE)
            .retain(true)
            .applyWillPublish()
            .addConnectedListener(this::onConnected)
            .addDisconnectedListener(this::onDisconnected);
    if (address.encrypted()) {
      builder = builder.sslWithDefaultConfig();
    }
    Optional<String> user = context.options().get("user");
    Optional<String> password = context.options().get("password");
    if (user.isPresent()) {
      builder =
          builder
              .simpleAuth()
              .username(user.get())
              .password(password.orElse("").getBytes(UTF_8))
              .applySimpleAuth();
    }
    client = builder.buildAsync();
  }

  /** Starts connecting. */
  void open() {
    client.connectWith().cleanStart(true).keepAlive(30).send();
  }

  private void onConnected(MqttClientConnectedContext ignored) {
    synchronized (this) {
      if (closed) {
        var unused = client.disconnect();
        return;
      }
      // The broker acknowledges them after this; a failure is that of the connection.
      var unused = publish(statusTopic, "online".getBytes(UTF_8), true);
      retained.forEach(
          (topic, body) -> {
            var again = publish(topic, body, true);
          });
      connected = true;
      failure = Optional.empty();
      notifyAll();
    }
    context.onRecovery();
  }

  private void onDisconnected(MqttClientDisconnectedContext lost) {
    if (lost.getSource() == MqttDisconnectSource.USER) {
      return;
    }
    Throwable cause = lost.getCause();
    Throwable root = cause.getCause() == null ? cause : cause.getCause();
    String reason =
        "%s is not connected: %s."
            .formatted(
                address,
                root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage());
    synchronized (this) {
      connected = false;
      if (closed) {
        lost.getReconnector().reconnect(false);
        return;
      }
      failure = Optional.of(reason);
      notifyAll();
    }
    context.onFailure(reason);
  }

  @Override
  public void deliver(Message message) throws IOException, InterruptedException {
    awaitConnection();
    String topic = message.heading().substring(1);
    byte[] body =
        message.heading().startsWith(RETAINED_BYTES)
            ? Base64.getDecoder().decode(message.body())
            : message.body().getBytes(UTF_8);
    boolean retain = !message.heading().startsWith(NOT_RETAINED);
    CompletableFuture<Mqtt5PublishResult> sent = publish(topic, body, retain);
    try {
      Mqtt5PublishResult result = sent.get(options.timeout().toNanos(), TimeUnit.NANOSECONDS);
      if (result.getError().isPresent()) {
        throw new IOException(
            "%s does not accept a message: %s."
                .formatted(address, result.getError().get().getMessage()));
      }
      if (retain) {
        remember(topic, body);
      }
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new IOException(
          "%s has not acknowledged a message within %s.".formatted(address, options.timeout()), e);
    } catch (ExecutionException e) {
      throw new IOException(
          "%s does not accept a message: %s.".formatted(address, e.getMessage()), e);
    }
  }

  private synchronized void remember(String topic, byte[] body) {
    retained.put(topic, body);
  }

  private CompletableFuture<Mqtt5PublishResult> publish(
      String topic, byte[] body, boolean retained) {
    return client
        .publishWith()
        .topic(topic)
        .payload(body)
        .qos(MqttQos.AT_LEAST_ONCE)
        .retain(retained)
        .send();
  }

  private synchronized void awaitConnection() throws IOException, InterruptedException {
    long end = System.nanoTime() + options.timeout().toNanos();
    while (!connected) {
      long left = end - System.nanoTime();
      if (failure.isPresent() || left <= 0) {
        throw new IOException(failure.orElse(address + " is not connected."));
      }
      wait(Math.max(1, left / 1_000_000));
    }
  }

  /** Says that nothing more comes, and disconnects. */
  @Override
  public void close() {
    boolean online;
    synchronized (this) {
      closed = true;
      online = connected;
    }
    if (online) {
      complete(publish(statusTopic, "offline".getBytes(UTF_8), true));
    }
    complete(client.disconnect());
  }

  private static void complete(CompletableFuture<?> last) {
    try {
      last.get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      last.cancel(true);
    }
  }
}
