package io.vad4j.motion;

/**
 * Finds by how much a patch of a picture has moved since the picture before, by inverse search
 * (Kroeger et al., <i>Fast Optical Flow using Dense Inverse Search</i>, ECCV 2016, section 2.1):
 * the patch is moved against the gradient of what differs for as long as less differs then. By what
 * the whole of a patch is brighter does not count. Holds no native memory; used by one thread at a
 * time.
 */
final class PatchSearch {
  /** Side of a patch in pixels. */
  static final int SIDE = 8;

  private static final int PIXELS = SIDE * SIDE;

  /** Shorter steps, in pixels, improve nothing. */
  private static final float SHORTEST_STEP = 0.02f;

  private final float[] patch = new float[PIXELS];
  private final float[] across = new float[PIXELS];
  private final float[] down = new float[PIXELS];
  private SearchPicture now = SearchPicture.NONE;
  private int left;
  private int top;
  private float sumAcross;
  private float sumDown;
  private float xx;
  private float xy;
  private float yy;
  private float slopeX;
  private float slopeY;
  private Fit best = new Fit();
  private Fit other = new Fit();

  /** A movement in pixels, what differs with it, squared, and how that changes with it. */
  private static final class Fit {
    private float x;
    private float y;
    private float rest;
    private float slopeX;
    private float slopeY;
  }

  /** Takes a patch of the picture before, and a first guess of where it has gone. */
  void start(SearchPicture before, SearchPicture after, int newLeft, int newTop, float x, float y) {
    now = after;
    left = newLeft;
    top = newTop;
    sumAcross = 0;
    sumDown = 0;
    xx = 1;
    xy = 0;
    yy = 1;
    float[] pixels = before.pixels();
    int stride = before.stride();
    int to = 0;
    for (int row = 0; row < SIDE; row++) {
      int from = before.at(left, top + row);
      for (int column = 0; column < SIDE; column++, to++, from++) {
        float right = 0.5f * (pixels[from + 1] - pixels[from - 1]);
        float below = 0.5f * (pixels[from + stride] - pixels[from - stride]);
        patch[to] = pixels[from];
        across[to] = right;
        down[to] = below;
        sumAcross += right;
        sumDown += below;
        xx += right * right;
        xy += right * below;
        yy += below * below;
      }
    }
    xx -= sumAcross * sumAcross / PIXELS;
    xy -= sumAcross * sumDown / PIXELS;
    yy -= sumDown * sumDown / PIXELS;
    measure(best, x, y);
  }

  /** Goes on from another movement if that fits better; tells whether it does. */
  boolean propose(float x, float y) {
    measure(other, x, y);
    if (other.rest >= best.rest) {
      return false;
    }
    swap();
    return true;
  }

  /** Improves on the movement that fits best so far. */
  void improve(int rounds) {
    float fromX = best.x;
    float fromY = best.y;
    float determinant = xx * yy - xy * xy;
    for (int round = 0; round < rounds; round++) {
      float stepX = (yy * best.slopeX - xy * best.slopeY) / determinant;
      float stepY = (xx * best.slopeY - xy * best.slopeX) / determinant;
      float x = best.x - stepX;
      float y = best.y - stepY;
      boolean near = Math.abs(x - fromX) <= SIDE && Math.abs(y - fromY) <= SIDE;
      if (!near || !propose(x, y) || Math.abs(stepX) + Math.abs(stepY) < SHORTEST_STEP) {
        return;
      }
    }
  }

  /** The movement to the right in pixels. */
  float x() {
    return best.x;
  }

  /** The movement downwards in pixels. */
  float y() {
    return best.y;
  }

  /** By how many grey levels a pixel still differs with it. */
  float misfit() {
    return (float) Math.sqrt(Math.max(0, best.rest) / PIXELS);
  }

  private void swap() {
    Fit better = other;
    other = best;
    best = better;
  }

  private void measure(Fit fit, float x, float y) {
    fit.x = x;
    fit.y = y;
    fit.rest = rest(now.insideX(left + x), now.insideY(top + y));
    fit.slopeX = slopeX;
    fit.slopeY = slopeY;
  }

  private float rest(float atX, float atY) {
    int column = (int) Math.floor(atX);
    int row = (int) Math.floor(atY);
    float x = atX - column;
    float y = atY - row;
    float upperLeft = (1 - x) * (1 - y);
    float upperRight = x * (1 - y);
    float lowerLeft = (1 - x) * y;
    float lowerRight = x * y;
    float[] pixels = now.pixels();
    int stride = now.stride();
    float sum = 0;
    float squares = 0;
    float alongAcross = 0;
    float alongDown = 0;
    int to = 0;
    for (int line = 0; line < SIDE; line++) {
      int from = now.at(column, row + line);
      float upper = pixels[from];
      float lower = pixels[from + stride];
      for (int i = 0; i < SIDE; i++, to++) {
        from++;
        float nextUpper = pixels[from];
        float nextLower = pixels[from + stride];
        float differs =
            upperLeft * upper
                + upperRight * nextUpper
                + lowerLeft * lower
                + lowerRight * nextLower
                - patch[to];
        upper = nextUpper;
        lower = nextLower;
        sum += differs;
        squares += differs * differs;
        alongAcross += differs * across[to];
        alongDown += differs * down[to];
      }
    }
    slopeX = alongAcross - sum * sumAcross / PIXELS;
    slopeY = alongDown - sum * sumDown / PIXELS;
    return squares - sum * sum / PIXELS;
  }
}
