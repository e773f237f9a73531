package io.vad4j.json;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.ModelInfo;
import io.vad4j.StreamGap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes a line of JSON for each detection, when an event starts, and when it has ended; see {@link
 * JsonResults}. One writer may serve any number of sessions: it passes on one line at a time.
 *
 * <pre>{@code
 * JsonLinesWriter json = new JsonLinesWriter(System.out::println);
 * json.writeModel(detector.info());
 * detector.newSession(SessionOptions.builder().name("entrance").listener(json).build());
 * }</pre>
 *
 * @since 0.1.0
 */
public final class JsonLinesWriter implements DetectionListener {
  private final Consumer<String> output;

  /**
   * A writer.
   *
   * @param output called with each line, without its end
   */
  public JsonLinesWriter(Consumer<String> output) {
    this.output = output;
  }

  /**
   * Writes the properties of the model: the header of the lines.
   *
   * @param info the properties of the detector
   */
  public void writeModel(ModelInfo info) {
    write(JsonResults.ofModel(info));
  }

  @Override
  public void onDetection(Detection detection) {
    write(JsonResults.ofDetection(detection));
  }

  @Override
  public void onEventStart(AnomalyEvent event) {
    write(JsonResults.ofEventStart(event));
  }

  @Override
  public void onEventEnd(AnomalyEvent event) {
    write(JsonResults.ofEvent(event));
  }

  @Override
  public void onGap(StreamGap gap) {
    write(JsonResults.ofGap(gap));
  }

  private void write(Map<String, Object> object) {
    String line = JsonResults.toJson(object);
    synchronized (this) {
      output.accept(line);
    }
  }
}
