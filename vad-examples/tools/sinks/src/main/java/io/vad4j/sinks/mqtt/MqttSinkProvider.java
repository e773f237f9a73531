package io.vad4j.sinks.mqtt;

import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.monitor.alert.AlertSink;
import io.vad4j.monitor.alert.AlertSinkProvider;
import io.vad4j.monitor.alert.SinkContext;
import io.vad4j.sinks.delivery.AlertFilter;
import io.vad4j.sinks.delivery.DeliveryOptions;
import io.vad4j.sinks.delivery.SpooledDelivery;
import io.vad4j.spi.OptionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sink {@code mqtt}. */
public final class MqttSinkProvider implements AlertSinkProvider {

  @Override
  public String name() {
    return "mqtt";
  }

  @Override
  public String description() {
    return "Publishes alerts, states and availability to an MQTT 5 broker, also for Home Assistant.";
  }

  @Override
  public List<OptionSpec> options() {
    List<OptionSpec> specs =
        new ArrayList<>(
            List.of(
                OptionSpec.text("url", "", "The broker, mqtt://HOST or mqtts://HOST; needed."),
                OptionSpec.text("user", "", "The name to log in with."),
                OptionSpec.text("password", "", "The password to log in with."),
                OptionSpec.text("client-id", "", "Client identifier; default vad4j and a number."),
                OptionSpec.text("topic", "vad4j", "What all topics begin with."),
                OptionSpec.flag(
                    "home-assistant", false, "Publish the discovery messages of Home Assistant."),
                OptionSpec.text(
                    "discovery-prefix", "homeassistant", "What discovery topics begin with."),
                AlertFilter.OPTION));
    specs.addAll(DeliveryOptions.specs());
    return List.copyOf(specs);
  }

  @Override
  public AlertSink create(SinkContext context) {
    Options options = context.options();
    BrokerAddress address = BrokerAddress.parse(context.name(), options.get("url").orElse(""));
    String topic = topic(context, "topic");
    String statusTopic = topic + "/status";
    Optional<HomeAssistant> homeAssistant =
        options.getBoolean("home-assistant")
            ? Optional.of(new HomeAssistant(topic(context, "discovery-prefix"), statusTopic))
            : Optional.empty();
    DeliveryOptions deliveryOptions = DeliveryOptions.of(context);
    MqttTransport transport =
        new MqttTransport(
            context,
            address,
            options
                .get("client-id")
                .orElseGet(() -> "vad4j-" + UUID.randomUUID().toString().substring(0, 8)),
            statusTopic,
            deliveryOptions);
    return new MqttSink(
        new AlertFilter(options),
        topic,
        homeAssistant,
        transport,
        new SpooledDelivery(context, deliveryOptions, transport));
  }

  private static String topic(SinkContext context, String option) {
    String topic = context.options().getString(option);
    if (!topic.matches("[^+#\\s/]+(/[^+#\\s/]+)*")) {
      throw new InvalidOptionException(
          "The option %s of the sink %s must be a topic without wildcards, such as home/vad4j, not '%s'."
              .formatted(option, context.name(), topic));
    }
    return topic;
  }
}
