package io.vad4j.examples.cli.reproduce;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.core.evaluate.ScoredClip;
import io.vad4j.core.image.HeatMap;
import io.vad4j.examples.cli.page.Figure;
import io.vad4j.examples.cli.report.FramePicture;
import io.vad4j.tensorflow.FrameStudy;
import io.vad4j.tensorflow.StudiedFrame;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Sample frames with what the network makes of them: reconstruction, anomaly maps and Grad-CAM,
 * side by side. Red is as much as anywhere in the samples, blue is little.
 */
final class Samples {
  private static final int ABNORMAL = 3;
  private static final int WIDTH = 300;
  private static final int GAP = 6;
  private static final int HEADING = 26;

  /** Everything is drawn at least this blue. */
  private static final float FAINTEST = 0.42f;

  private record Sample(WatchedClip clip, int frame, double score) {
    boolean abnormal() {
      return clip.abnormal()[frame];
    }
  }

  private record Column(String title, Function<StudiedFrame, AnomalyMap> map) {}

  private static final List<Column> MAPS =
      List.of(
          new Column("error", StudiedFrame::error),
          new Column("motion", StudiedFrame::motion),
          new Column("hybrid", StudiedFrame::hybrid),
          new Column("Grad-CAM", StudiedFrame::gradCam));

  private Samples() {}

  /**
   * The figures.
   *
   * @param study of the network
   * @param clips test clips
   * @param scored the same with the network's scores
   */
  static List<Figure> of(FrameStudy study, List<WatchedClip> clips, List<ScoredClip> scored) {
    List<Sample> samples = chosen(clips, scored);
    List<StudiedFrame> studied = new ArrayList<>();
    for (Sample sample : samples) {
      study.reset();
      Optional<StudiedFrame> seen = Optional.empty();
      for (int i = Math.max(0, sample.frame() - 1); i <= sample.frame(); i++) {
        seen = study.study(sample.clip().frames().frame(i));
      }
      studied.add(seen.orElseThrow());
    }
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      figures.add(
          new Figure(
              "sample-" + (i + 1),
              String.format(
                  Locale.ROOT,
                  "%s, frame %d, truly %s, hybrid score %.2f.",
                  sample.clip().name(),
                  sample.frame() + 1,
                  sample.abnormal() ? "abnormal" : "normal",
                  sample.score()),
              Plot.encoded(row(sample, studied.get(i), studied))));
    }
    return figures;
  }

  /** The highest abnormal frame of the clips that have the highest, and the lowest normal one. */
  private static List<Sample> chosen(List<WatchedClip> clips, List<ScoredClip> scored) {
    List<Sample> abnormal = new ArrayList<>();
    List<Sample> normal = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      List<Sample> all = all(clips.get(i), scored.get(i));
      all.stream()
          .filter(Sample::abnormal)
          .max(Comparator.comparingDouble(Sample::score))
          .ifPresent(abnormal::add);
      all.stream()
          .filter(sample -> !sample.abnormal())
          .min(Comparator.comparingDouble(Sample::score))
          .ifPresent(normal::add);
    }
    List<Sample> chosen =
        new ArrayList<>(
            abnormal.stream()
                .sorted(Comparator.comparingDouble(Sample::score).reversed())
                .limit(ABNORMAL)
                .toList());
    normal.stream().min(Comparator.comparingDouble(Sample::score)).ifPresent(chosen::add);
    return chosen;
  }

  private static List<Sample> all(WatchedClip clip, ScoredClip scored) {
    return IntStream.range(1, clip.size())
        .mapToObj(frame -> new Sample(clip, frame, scored.score(frame)))
        .toList();
  }

  private static BufferedImage row(Sample sample, StudiedFrame seen, List<StudiedFrame> all) {
    Frame frame = sample.clip().frames().frame(sample.frame());
    int height = WIDTH * frame.height() / frame.width();
    List<BufferedImage> pictures = new ArrayList<>();
    List<String> titles = new ArrayList<>(List.of("input", "reconstruction"));
    Frame input = picture(seen.input(), seen.size());
    pictures.add(FramePicture.image(input));
    pictures.add(FramePicture.image(picture(seen.reconstruction(), seen.size())));
    for (Column column : MAPS) {
      float top = all.stream().map(column.map()).map(AnomalyMap::max).reduce(0f, Math::max);
      titles.add(column.title());
      pictures.add(FramePicture.image(HeatMap.over(input, tinted(column.map().apply(seen), top))));
    }
    int columns = 3;
    int rows = (pictures.size() + columns - 1) / columns;
    BufferedImage image =
        new BufferedImage(
            columns * (WIDTH + GAP) - GAP, rows * (height + HEADING), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setColor(new Color(0x1b2330));
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    for (int i = 0; i < pictures.size(); i++) {
      int x = i % columns * (WIDTH + GAP);
      int y = i / columns * (height + HEADING);
      graphics.drawString(titles.get(i), x, y + HEADING - 8);
      graphics.drawImage(pictures.get(i), x, y + HEADING, WIDTH, height, null);
    }
    graphics.dispose();
    return image;
  }

  private static AnomalyMap tinted(AnomalyMap map, float top) {
    float[] values = map.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = FAINTEST + (1 - FAINTEST) * (top > 0 ? values[i] / top : 0);
    }
    return AnomalyMap.of(map.columns(), map.rows(), values);
  }

  private static Frame picture(float[] values, int size) {
    byte[] pixels = new byte[values.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, values[i])));
    }
    return Frame.of(0, Duration.ZERO, size, size, PixelFormat.GRAY8, pixels);
  }
}
