package io.vad4j.examples.cli.reproduce;

import io.vad4j.core.detect.Footage;
import java.util.List;

/** Which normal clips no network learned from. */
final class HeldOut {
  private HeldOut() {}

  /** The clips that the provider holds out of training for validation. */
  static List<Footage.Clip> of(List<Footage.Clip> clips, double share) {
    int count = (int) Math.max(1, Math.min(clips.size() - 1, Math.round(share * clips.size())));
    return clips.subList(clips.size() - count, clips.size());
  }
}
