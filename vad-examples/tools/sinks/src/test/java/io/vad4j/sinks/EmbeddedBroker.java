package io.vad4j.sinks;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;

/** A broker in this process: Apache ActiveMQ Artemis. */
final class EmbeddedBroker implements MqttBroker {
  private final ActiveMQServer server;

  EmbeddedBroker(int port, Path folder) {
    try {
      Configuration configuration =
          new ConfigurationImpl()
              .setPersistenceEnabled(false)
              .setSecurityEnabled(false)
              .setJMXManagementEnabled(false)
              .setPagingDirectory(folder.resolve("paging").toString())
              .setLargeMessagesDirectory(folder.resolve("large").toString())
              .addAcceptorConfiguration("mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT");
      server = ActiveMQServers.newActiveMQServer(configuration);
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("The embedded broker does not start.", e);
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The embedded broker does not stop.", e);
    }
  }
}
