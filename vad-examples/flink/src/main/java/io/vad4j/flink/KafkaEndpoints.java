package io.vad4j.flink;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Rows from a Kafka topic, and lines to topics in transactions that are committed with each
 * checkpoint. Readers must read committed records only ({@code isolation.level}).
 */
final class KafkaEndpoints {
  /** Longer than a checkpoint and the restart of a job; brokers allow 15 minutes by default. */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(10);

  private final String brokers;
  private final String group;

  /**
   * The endpoints of a job.
   *
   * @param brokers addresses of brokers
   * @param group consumer group, and prefix of the transactions: one for each job
   */
  KafkaEndpoints(String brokers, String group) {
    this.brokers = brokers;
    this.group = group;
  }

  /**
   * The records of a topic.
   *
   * @param bounded whether to end at the last record that there is now
   */
  Source<String, ?, ?> rows(String topic, boolean bounded) {
    KafkaSourceBuilder<String> source =
        KafkaSource.<String>builder()
            .setBootstrapServers(brokers)
            .setGroupId(group)
            .setTopics(topic)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setValueOnlyDeserializer(new SimpleStringSchema());
    if (bounded) {
      source.setBounded(OffsetsInitializer.latest());
    }
    return source.build();
  }

  /** Lines to a topic. */
  private Sink<OutputLine> lines(String topic) {
    return KafkaSink.<OutputLine>builder()
        .setBootstrapServers(brokers)
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(group + "-" + topic)
        .setProperty("transaction.timeout.ms", Long.toString(TRANSACTION_TIMEOUT.toMillis()))
        .setRecordSerializer(new LineRecords(topic))
        .build();
  }

  /** The three outputs in topics of one prefix. */
  DetectJob.Sinks sinks(String prefix) {
    return new DetectJob.Sinks(
        lines(prefix + ".detections"), lines(prefix + ".events"), lines(prefix + ".dead-letters"));
  }

  /** Lines as records of a topic, with the camera as key. */
  private record LineRecords(String topic) implements KafkaRecordSerializationSchema<OutputLine> {
    private static final long serialVersionUID = 1L;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        OutputLine line, KafkaSinkContext context, @Nullable Long timestamp) {
      return new ProducerRecord<>(
          topic,
          line.camera().getBytes(StandardCharsets.UTF_8),
          line.json().getBytes(StandardCharsets.UTF_8));
    }
  }
}
