package io.vad4j.core.evaluation.region;

import io.vad4j.core.image.PixelMask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Derives tracks from masks without annotated tracks: a connected component continues the component
 * of the previous frame with which it shares most pixels. Each continues at most one, the largest
 * overlap first; all others start tracks.
 */
final class TrackLinker {
  private List<PixelMask> previousComponents = List.of();
  private List<String> previousTracks = List.of();
  private int tracks;

  /** Resets at the start of a clip or after a frame without mask. */
  void reset() {
    previousComponents = List.of();
    previousTracks = List.of();
  }

  /** The regions of the next frame. */
  List<GroundTruthRegion> link(PixelMask mask) {
    List<PixelMask> components = mask.components();
    int[] predecessors = match(components);
    List<String> names = new ArrayList<>();
    List<GroundTruthRegion> regions = new ArrayList<>();
    for (int piece = 0; piece < components.size(); piece++) {
      names.add(
          predecessors[piece] < 0
              ? "derived " + ++tracks
              : previousTracks.get(predecessors[piece]));
      regions.add(new GroundTruthRegion(names.get(piece), components.get(piece)));
    }
    previousComponents = components;
    previousTracks = names;
    return regions;
  }

  /** The previous component that each component continues, or -1. */
  private int[] match(List<PixelMask> components) {
    record Link(int piece, int earlier, int overlap) {}
    List<Link> links = new ArrayList<>();
    for (int piece = 0; piece < components.size(); piece++) {
      for (int earlier = 0; earlier < previousComponents.size(); earlier++) {
        if (sameSize(components.get(piece), previousComponents.get(earlier))) {
          int overlap = components.get(piece).intersectionCount(previousComponents.get(earlier));
          if (overlap > 0) {
            links.add(new Link(piece, earlier, overlap));
          }
        }
      }
    }
    links.sort(Comparator.comparingInt(Link::overlap).reversed());
    int[] predecessors = new int[components.size()];
    Arrays.fill(predecessors, -1);
    boolean[] matched = new boolean[previousComponents.size()];
    for (Link link : links) {
      if (predecessors[link.piece()] < 0 && !matched[link.earlier()]) {
        predecessors[link.piece()] = link.earlier();
        matched[link.earlier()] = true;
      }
    }
    return predecessors;
  }

  private static boolean sameSize(PixelMask a, PixelMask b) {
    return a.width() == b.width() && a.height() == b.height();
  }
}
