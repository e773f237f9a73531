package io.vad4j.cli.watch;

import io.vad4j.monitor.StreamState;
import io.vad4j.monitor.StreamStatus;
import io.vad4j.monitor.alert.SinkStatus;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The status of cameras and sinks in the text format of Prometheus. */
final class MetricsText {
  private static final String STREAM = "stream";
  private static final String SINK = "sink";

  private final StringBuilder text = new StringBuilder();

  private MetricsText() {}

  static String of(Map<String, StreamStatus> streams, Map<String, SinkStatus> sinks) {
    MetricsText metrics = new MetricsText();
    metrics.addStreams(streams);
    metrics.addSinks(sinks);
    return metrics.text.toString();
  }

  private void addStreams(Map<String, StreamStatus> all) {
    counter("vad_frames_in", "Frames that arrived.", STREAM, all, StreamStatus::framesIn);
    counter("vad_frames_scored", "Frames that were scored.", STREAM, all, StreamStatus::scored);
    counter("vad_frames_dropped", "Frames that were dropped.", STREAM, all, StreamStatus::dropped);
    counter(
        "vad_frames_skipped", "Frames left out on purpose.", STREAM, all, StreamStatus::skipped);
    counter("vad_frames_damaged", "Frames not decodable.", STREAM, all, StreamStatus::damaged);
    counter(
        "vad_reconnects", "Connections after the first.", STREAM, all, StreamStatus::reconnects);
    counter("vad_events", "Events that have started.", STREAM, all, StreamStatus::events);
    gauge("vad_queue_frames", "Frames that wait.", STREAM, all, StreamStatus::queued);
    gauge("vad_lag_seconds", "Wait of the last frame.", STREAM, all, s -> seconds(s.lag()));
    gauge(
        "vad_latency_median_seconds",
        "Median time from the arrival of a frame to its score.",
        STREAM,
        all,
        s -> seconds(s.medianLatency()));
    gauge(
        "vad_latency_p99_seconds",
        "99 % quantile of the time from the arrival of a frame to its score.",
        STREAM,
        all,
        s -> seconds(s.p99Latency()));
    head("vad_stream_state", "1 for the state that the stream is in.", "gauge");
    all.forEach(
        (name, status) -> {
          for (StreamState state : StreamState.values()) {
            line(
                "vad_stream_state",
                label(STREAM, name) + "," + label("state", state.name()),
                status.health().state() == state ? 1 : 0);
          }
        });
  }

  private void addSinks(Map<String, SinkStatus> all) {
    counter("vad_sink_accepted", "Alerts delivered or stored.", SINK, all, SinkStatus::accepted);
    counter("vad_sink_failures", "Failures of the sink.", SINK, all, SinkStatus::failures);
    counter("vad_sink_dropped", "Alerts that were lost.", SINK, all, SinkStatus::dropped);
    gauge("vad_sink_waiting", "Alerts not yet delivered.", SINK, all, SinkStatus::waiting);
    gauge(
        "vad_sink_working",
        "1 if the sink works, 0 if it fails or is blocked.",
        SINK,
        all,
        status -> status.state() == SinkStatus.State.WORKING ? 1 : 0);
  }

  private <T> void counter(
      String name, String help, String label, Map<String, T> all, ToDoubleFunction<T> value) {
    add(name + "_total", help, "counter", label, all, value);
  }

  private <T> void gauge(
      String name, String help, String label, Map<String, T> all, ToDoubleFunction<T> value) {
    add(name, help, "gauge", label, all, value);
  }

  private <T> void add(
      String name,
      String help,
      String type,
      String label,
      Map<String, T> all,
      ToDoubleFunction<T> value) {
    head(name, help, type);
    all.forEach((key, status) -> line(name, label(label, key), value.applyAsDouble(status)));
  }

  private void head(String name, String help, String type) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private void line(String name, String labels, double value) {
    text.append(name).append('{').append(labels).append("} ").append(value).append('\n');
  }

  private static String label(String name, String value) {
    return name
        + "=\""
        + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
        + "\"";
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
