package io.vad4j.cli.run;

import io.vad4j.AnomalyEvent;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.core.image.PixelMask;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Channel of the events of one clip, and where in the frames they were. */
final class EventPlaces {
  private final GroundTruth labels;
  private final Map<Integer, String> channels = new HashMap<>();

  /** The box of the strongest region of a channel in the abnormal frames of its events. */
  private final Map<String, Map<Integer, BoundingBox>> boxes = new HashMap<>();

  EventPlaces(GroundTruth labels) {
    this.labels = labels;
  }

  void add(int position, Detection detection) {
    for (ChannelScore channel : detection.channels()) {
      channel
          .event()
          .ifPresent(
              event -> {
                channels.put(event.number(), channel.name());
                if (labels.isAbnormal(position) && !channel.regions().isEmpty()) {
                  boxes
                      .computeIfAbsent(channel.name(), any -> new HashMap<>())
                      .put(position, channel.regions().get(0).box());
                }
              });
    }
  }

  String channel(AnomalyEvent event) {
    return channels.getOrDefault(event.number(), ChannelScore.FUSED);
  }

  /**
   * The abnormal frames of an event in which its region overlaps abnormal pixels, or which have no
   * mask; empty if no frame of the clip has one.
   */
  Optional<Set<Integer>> hitFrames(
      AnomalyEvent event, List<Duration> times, int width, int height) {
    Map<Integer, BoundingBox> places = boxes.getOrDefault(channel(event), Map.of());
    boolean labelled = labels.tracks().isPresent();
    Set<Integer> hits = new HashSet<>();
    for (int position = 0; position < times.size(); position++) {
      if (!labels.isAbnormal(position)) {
        continue;
      }
      boolean on =
          times.get(position).compareTo(event.start()) >= 0
              && times.get(position).compareTo(event.end()) <= 0;
      if (!on && labelled) {
        continue;
      }
      Optional<List<PixelMask>> abnormal = abnormalPixels(position, width, height);
      labelled |= abnormal.isPresent();
      if (on && (abnormal.isEmpty() || isHit(event, position, times, places, abnormal.get()))) {
        hits.add(position);
      }
    }
    return labelled ? Optional.of(hits) : Optional.empty();
  }

  private Optional<List<PixelMask>> abnormalPixels(int position, int width, int height) {
    return labels
        .tracks()
        .map(
            tracks ->
                tracks.regions(position, width, height).stream().map(r -> r.pixels()).toList())
        .or(() -> labels.mask(position).map(List::of));
  }

  private static boolean isHit(
      AnomalyEvent event,
      int position,
      List<Duration> times,
      Map<Integer, BoundingBox> places,
      List<PixelMask> abnormal) {
    BoundingBox peak = times.get(position).equals(event.peak()) ? event.region() : null;
    BoundingBox box = places.getOrDefault(position, peak);
    return box != null && abnormal.stream().anyMatch(mask -> mask.intersects(box));
  }
}
