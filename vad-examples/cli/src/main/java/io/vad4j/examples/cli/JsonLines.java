package io.vad4j.examples.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.AnomalyEvent;
import io.vad4j.Contribution;
import io.vad4j.Detection;
import io.vad4j.Region;
import io.vad4j.SeparateScore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON object a line: one for each frame, and one with {@code event} for each event. */
final class JsonLines implements DetectionWriter {
  private final Console console;

  JsonLines(Console console) {
    this.console = console;
  }

  @Override
  public void write(Detection detection) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("index", detection.index());
    line.put("time", DetectionWriter.seconds(detection.time()));
    line.put("score", DetectionWriter.rounded(detection.score()));
    line.put("abnormal", detection.abnormal());
    line.put("contributions", contributions(detection.contributions()));
    if (detection.abnormal()) {
      line.put("kind", detection.kind().words());
    }
    if (!detection.separate().isEmpty()) {
      line.put("separate", detection.separate().stream().map(JsonLines::separate).toList());
    }
    print(line);
  }

  @Override
  public void write(AnomalyEvent event) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("number", event.number());
    found.put("kind", event.kind().words());
    found.put("start", DetectionWriter.seconds(event.start()));
    found.put("end", DetectionWriter.seconds(event.end()));
    found.put("peak", DetectionWriter.seconds(event.peak()));
    found.put("peakScore", DetectionWriter.rounded(event.peakScore()));
    found.put("startFrame", event.startFrame());
    found.put("endFrame", event.endFrame());
    found.put("peakFrame", event.peakFrame());
    found.put("region", region(event.region()));
    found.put("contributions", contributions(event.contributions()));
    print(Map.of("event", found));
  }

  /** What is said of a kind that is judged apart from the score. */
  private static Map<String, Object> separate(SeparateScore separate) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("kind", separate.kind().words());
    said.put("score", DetectionWriter.rounded(separate.score()));
    said.put("abnormal", separate.abnormal());
    return said;
  }

  private static Map<String, Object> region(Region region) {
    Map<String, Object> rectangle = new LinkedHashMap<>();
    rectangle.put("x", DetectionWriter.rounded(region.x()));
    rectangle.put("y", DetectionWriter.rounded(region.y()));
    rectangle.put("width", DetectionWriter.rounded(region.width()));
    rectangle.put("height", DetectionWriter.rounded(region.height()));
    return rectangle;
  }

  private static Map<String, Object> contributions(List<Contribution> contributions) {
    Map<String, Object> shares = new LinkedHashMap<>();
    for (Contribution contribution : contributions) {
      shares.put(contribution.scorer(), DetectionWriter.rounded(contribution.weighted()));
    }
    return shares;
  }

  private void print(Map<String, Object> line) {
    try {
      console.print(JSON.std.asString(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
