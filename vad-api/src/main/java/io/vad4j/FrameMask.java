package io.vad4j;

import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Mask of the parts of the frame that a detector ignores, for any resolution: polygons and bitmaps.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * Detector.builder()
 *     .ignore(FrameMask.parse("0,0 1,0 1,0.2 0,0.2"))
 *     .ignore(FrameMask.parse("1920x1080: 1500,700 1920,700 1920,1080 1500,1080"));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class FrameMask {
  private static final FrameMask NONE = new FrameMask(List.of());
  private static final String SEPARATOR = "; ";
  private static final String BITMAP = "bitmap ";

  private final List<Region> regions;

  private FrameMask(List<Region> regions) {
    this.regions = List.copyOf(regions);
  }

  /** A part of the mask, with its text. */
  private interface Region {
    boolean contains(double x, double y);

    String text();
  }

  /** Vertices in fractions of width and height; even-odd rule. */
  private record Polygon(List<Double> x, List<Double> y) implements Region {
    @Override
    public boolean contains(double px, double py) {
      boolean inside = false;
      for (int i = 0, j = x.size() - 1; i < x.size(); j = i++) {
        if (y.get(i) > py != y.get(j) > py
            && px < (x.get(j) - x.get(i)) * (py - y.get(i)) / (y.get(j) - y.get(i)) + x.get(i)) {
          inside = !inside;
        }
      }
      return inside;
    }

    @Override
    public String text() {
      List<String> points = new ArrayList<>();
      for (int i = 0; i < x.size(); i++) {
        points.add(x.get(i) + "," + y.get(i));
      }
      return String.join(" ", points);
    }
  }

  private record Bitmap(int width, int height, BitSet bits) implements Region {
    @Override
    public boolean contains(double x, double y) {
      int column = Math.min(width - 1, (int) (x * width));
      int row = Math.min(height - 1, (int) (y * height));
      return bits.get(row * width + column);
    }

    @Override
    public String text() {
      return BITMAP
          + width
          + "x"
          + height
          + " "
          + Base64.getEncoder().encodeToString(bits.toByteArray());
    }
  }

  /** {@return the mask that ignores nothing} */
  public static FrameMask none() {
    return NONE;
  }

  /**
   * {@return the mask of the pixels of an image that are not 0} The image is that of a PNG file,
   * for example, and stands for the whole frame, whatever its size.
   *
   * @param image black where the detector watches
   */
  public static FrameMask of(Frame image) {
    byte[] samples = image.toByteArray();
    int channels = image.format().channels();
    BitSet bits = new BitSet(image.width() * image.height());
    for (int i = 0; i < samples.length; i++) {
      if (samples[i] != 0) {
        bits.set(i / channels);
      }
    }
    return new FrameMask(List.of(new Bitmap(image.width(), image.height(), bits)));
  }

  /**
   * {@return the mask of a text} A polygon is at least three points {@code x,y} in fractions of the
   * frame, or in pixels after the size of the frame, as in {@code 640x480: 0,0 640,0 640,90};
   * several are separated by semicolons. What {@link #toString()} returns is parsed as well.
   *
   * @param text one or several polygons; empty for none
   * @throws InvalidOptionException if the text is no polygon, or a point lies outside the frame
   */
  public static FrameMask parse(String text) {
    List<Region> regions = new ArrayList<>();
    for (String part : text.split(SEPARATOR.strip(), -1)) {
      if (!part.isBlank()) {
        regions.add(parseRegion(part.strip()));
      }
    }
    return new FrameMask(regions);
  }

  private static Region parseRegion(String text) {
    try {
      if (text.startsWith(BITMAP)) {
        String[] parts = text.substring(BITMAP.length()).split("[x ]", 3);
        return bitmap(
            Integer.parseInt(parts[0]),
            Integer.parseInt(parts[1]),
            BitSet.valueOf(Base64.getDecoder().decode(parts[2])));
      }
      String[] parts = text.split(":", 2);
      String[] size = parts.length == 2 ? parts[0].strip().split("x") : new String[] {"1", "1"};
      return polygon(
          parts[parts.length - 1].strip().split("\\s+"),
          Double.parseDouble(size[0]),
          Double.parseDouble(size[1]));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new InvalidOptionException(
          "'%s' is no polygon of the frame: give at least three points x,y from 0 to 1, as in 0,0 1,0 1,0.2, or in pixels after the size of the frame, as in 640x480: 0,0 640,0 640,90."
              .formatted(text),
          e);
    }
  }

  private static Bitmap bitmap(int width, int height, BitSet bits) {
    if (width < 1 || height < 1 || bits.length() > (long) width * height) {
      throw new IllegalArgumentException("a size that is not positive, or a pixel outside of it");
    }
    return new Bitmap(width, height, bits);
  }

  private static Polygon polygon(String[] points, double width, double height) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (String point : points) {
      String[] numbers = point.split(",");
      x.add(Double.parseDouble(numbers[0]) / width);
      y.add(Double.parseDouble(numbers[1]) / height);
    }
    if (points.length < 3
        || Stream.concat(x.stream(), y.stream()).anyMatch(value -> !(value >= 0 && value <= 1))) {
      throw new IllegalArgumentException("fewer than three points, or one outside the frame");
    }
    return new Polygon(List.copyOf(x), List.copyOf(y));
  }

  /**
   * {@return a mask of what this or another one ignores}
   *
   * @param other another mask of the same camera
   */
  public FrameMask union(FrameMask other) {
    return new FrameMask(Stream.concat(regions.stream(), other.regions.stream()).toList());
  }

  /** {@return whether nothing is ignored} */
  public boolean isEmpty() {
    return regions.isEmpty();
  }

  /**
   * {@return whether a point is ignored}
   *
   * @param x the position in fractions of the width, 0 to 1
   * @param y the position in fractions of the height, 0 to 1
   */
  public boolean contains(double x, double y) {
    return regions.stream().anyMatch(region -> region.contains(x, y));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrameMask mask && regions.equals(mask.regions);
  }

  @Override
  public int hashCode() {
    return regions.hashCode();
  }

  /** {@return the text of the mask, which {@link #parse} reads; empty for none} */
  @Override
  public String toString() {
    return regions.stream().map(Region::text).collect(Collectors.joining(SEPARATOR));
  }
}
