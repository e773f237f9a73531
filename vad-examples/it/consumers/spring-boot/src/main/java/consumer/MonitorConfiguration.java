package consumer;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detector;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.MonitorListener;
import io.vad4j.monitor.StreamConfig;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Watches a camera; the container stops the monitor before it closes the detector. */
@Configuration
public class MonitorConfiguration {
  /** An event that has started, for listeners of the application. */
  public record AnomalyStarted(String camera, AnomalyEvent event) {}

  @Bean
  Monitor monitor(
      Detector detector,
      @Value("${camera.address}") URI address,
      ApplicationEventPublisher application) {
    return Monitor.builder()
        .add("entrance", StreamConfig.builder().source(address).detector(detector).build())
        .listener(
            MonitorListener.eventStarts(
                (camera, event) -> application.publishEvent(new AnomalyStarted(camera, event))))
        .start();
  }
}
