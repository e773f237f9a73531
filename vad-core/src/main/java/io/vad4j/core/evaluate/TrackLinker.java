package io.vad4j.core.evaluate;

import io.vad4j.core.image.PixelMask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Makes tracks of the connected pieces of masks where nobody annotated any: a piece continues the
 * piece of the frame before with which it shares most pixels. A piece is continued by one piece at
 * most, the largest overlap of the frame first; all others begin tracks of their own.
 */
final class TrackLinker {
  private List<PixelMask> lastPieces = List.of();
  private List<String> lastTracks = List.of();
  private int tracks;

  /** Forgets the frame before, as at the start of a clip or after a frame without mask. */
  void restart() {
    lastPieces = List.of();
    lastTracks = List.of();
  }

  /** The regions of the next frame. */
  List<TrueRegion> next(PixelMask mask) {
    List<PixelMask> pieces = mask.components();
    int[] from = continued(pieces);
    List<String> names = new ArrayList<>();
    List<TrueRegion> regions = new ArrayList<>();
    for (int piece = 0; piece < pieces.size(); piece++) {
      names.add(from[piece] < 0 ? "derived " + ++tracks : lastTracks.get(from[piece]));
      regions.add(new TrueRegion(names.get(piece), pieces.get(piece)));
    }
    lastPieces = pieces;
    lastTracks = names;
    return regions;
  }

  /** For each piece the earlier piece that it continues, or -1. */
  private int[] continued(List<PixelMask> pieces) {
    record Link(int piece, int earlier, int overlap) {}
    List<Link> links = new ArrayList<>();
    for (int piece = 0; piece < pieces.size(); piece++) {
      for (int earlier = 0; earlier < lastPieces.size(); earlier++) {
        if (sameSize(pieces.get(piece), lastPieces.get(earlier))) {
          int overlap = pieces.get(piece).overlap(lastPieces.get(earlier));
          if (overlap > 0) {
            links.add(new Link(piece, earlier, overlap));
          }
        }
      }
    }
    links.sort(Comparator.comparingInt(Link::overlap).reversed());
    int[] from = new int[pieces.size()];
    Arrays.fill(from, -1);
    boolean[] taken = new boolean[lastPieces.size()];
    for (Link link : links) {
      if (from[link.piece()] < 0 && !taken[link.earlier()]) {
        from[link.piece()] = link.earlier();
        taken[link.earlier()] = true;
      }
    }
    return from;
  }

  private static boolean sameSize(PixelMask a, PixelMask b) {
    return a.width() == b.width() && a.height() == b.height();
  }
}
