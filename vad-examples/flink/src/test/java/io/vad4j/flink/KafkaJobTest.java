package io.vad4j.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job from topic to topics of a Kafka broker. */
class KafkaJobTest {
  @Test
  void committedResultsAreThoseOfTheUncutClipsThoughTasksAreKilled(@TempDir Path folder)
      throws Exception {
    TestCameras cameras = new TestCameras(folder, 4, 3, 30);
    List<String> rows = new ArrayList<>(cameras.rows("killing"));
    rows.addAll(rows.subList(0, 2));
    rows.add("{\"camera\": \"camera-00\"}");
    Set<Long> kills = ConcurrentHashMap.newKeySet();
    kills.addAll(List.of(50L, 150L, 250L));
    try (EmbeddedKafka kafka = new EmbeddedKafka();
        LocalCluster cluster = new LocalCluster(2, 2)) {
      kafka.createTopics("segments", "vad.detections", "vad.events", "vad.dead-letters");
      kafka.send("segments", rows);
      KillingSourceProvider.onFrame(
          frames -> {
            if (kills.remove(frames)) {
              throw new IllegalStateException("killed at frame " + frames);
            }
          });
      ScoringOptions options =
          new ScoringOptions(
              cameras.models().toUri().toString(),
              Duration.ofMillis(100),
              Duration.ofSeconds(30),
              Duration.ZERO,
              Duration.ZERO,
              false);
      StreamExecutionEnvironment environment = cluster.environment(4, Duration.ofMillis(500));
      KafkaEndpoints endpoints = new KafkaEndpoints(kafka.brokers(), "test");
      new DetectJob(environment, options)
          .add(endpoints.rows("segments", true), endpoints.sinks("vad"));
      cluster.run(environment);

      assertThat(kills).isEmpty();
      assertThat(
              LocalCluster.difference(
                  kafka.committed("vad.detections", "vad.events"), cameras.expected()))
          .isEmpty();
      assertThat(kafka.committed("vad.dead-letters"))
          .singleElement()
          .asString()
          .contains("no 'start'");
    } finally {
      KillingSourceProvider.onFrame(frames -> {});
    }
  }
}
