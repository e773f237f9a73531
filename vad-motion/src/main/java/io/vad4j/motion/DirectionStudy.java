package io.vad4j.motion;

import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;

/** Collects the movements of normal footage and makes a table of them. */
final class DirectionStudy implements FramePairs.Visitor, AutoCloseable {
  /** Shares of the movements that are slower than each edge between two speeds. */
  private static final double[] SPEED_QUANTILES = {0.3, 0.7, 0.97};

  private static final int NUMBERS = 4;

  private final MovingCells cells = new MovingCells();
  private float[] movements = new float[1 << 16];
  private int count;

  @Override
  public void visit(Mat before, Mat now, FrameInterval interval) {
    cells.start(before);
    cells.next(now, interval);
    int columns = cells.grid().columns();
    for (int cell = 0; cell < cells.grid().cells(); cell++) {
      if (cells.moving(cell)) {
        add(
            Direction.place(cell % columns, columns),
            Direction.place(cell / columns, cells.grid().rows()),
            cells.across(cell),
            cells.down(cell));
      }
    }
  }

  private void add(double x, double y, float across, float down) {
    if (NUMBERS * (count + 1) > movements.length) {
      movements = Arrays.copyOf(movements, 2 * movements.length);
    }
    int at = NUMBERS * count++;
    movements[at] = (float) x;
    movements[at + 1] = (float) y;
    movements[at + 2] = across;
    movements[at + 3] = down;
  }

  /** The table of all movements seen; of none, one in which all movements are alike. */
  DirectionTable table() {
    float[] edges = speedEdges();
    float[] probabilities =
        DirectionTable.probabilities(
            counts(DirectionTable.LARGE_ZONES, edges), counts(DirectionTable.ZONES, edges));
    DirectionTable raw = new DirectionTable(edges, probabilities, 0);
    double sum = 0;
    for (int at = 0; at < NUMBERS * count; at += NUMBERS) {
      sum +=
          raw.unlikeliness(movements[at], movements[at + 1], movements[at + 2], movements[at + 3]);
    }
    return new DirectionTable(edges, probabilities, (float) (count == 0 ? 0 : sum / count));
  }

  /** How often each kind of movement was seen in each zone, in cells of frames. */
  private double[] counts(ZoneGrid zones, float[] edges) {
    double[] counts = new double[zones.zones() * DirectionTable.KINDS];
    for (int at = 0; at < NUMBERS * count; at += NUMBERS) {
      DirectionTable.spread(
          zones,
          edges,
          movements[at],
          movements[at + 1],
          movements[at + 2],
          movements[at + 3],
          (zone, kind, share) -> counts[zone * DirectionTable.KINDS + kind] += share);
    }
    return counts;
  }

  private float[] speedEdges() {
    float[] speeds = new float[count];
    for (int i = 0; i < count; i++) {
      speeds[i] = (float) Math.hypot(movements[NUMBERS * i + 2], movements[NUMBERS * i + 3]);
    }
    Arrays.sort(speeds);
    float[] edges = new float[SPEED_QUANTILES.length];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = count == 0 ? 10 << i : speeds[(int) (SPEED_QUANTILES[i] * (count - 1))];
    }
    return edges;
  }

  @Override
  public void close() {
    cells.close();
  }
}
