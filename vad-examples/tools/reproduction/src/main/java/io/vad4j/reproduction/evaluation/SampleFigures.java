package io.vad4j.reproduction.evaluation;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.core.image.BufferedImageConverter;
import io.vad4j.core.image.HeatMap;
import io.vad4j.report.FrameImages;
import io.vad4j.report.ReportFigure;
import io.vad4j.reproduction.scoring.EvaluationClip;
import io.vad4j.tensorflow.AttentionInspector;
import io.vad4j.tensorflow.Reconstruction;
import io.vad4j.tensorflow.ReconstructionInspector;
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
 * Sample frames with their reconstruction, anomaly maps and Grad-CAM, side by side. Red is the
 * maximum over the samples, blue is low.
 */
final class SampleFigures {
  private static final int MAX_ABNORMAL_SAMPLES = 3;

  /** Frames before a frame that its attention map depends on. */
  private static final int ATTENTION_FRAMES = 6;

  private static final int WIDTH = 300;
  private static final int GAP = 6;
  private static final int TITLE_HEIGHT = 26;

  /** Lowest intensity that is drawn. */
  private static final float MIN_INTENSITY = 0.42f;

  private record Sample(EvaluationClip clip, int frame, double score) {
    boolean abnormal() {
      return clip.abnormal()[frame];
    }
  }

  private record MapColumn(String title, Function<Reconstruction, AnomalyMap> map) {}

  private static final List<MapColumn> MAPS =
      List.of(
          new MapColumn("error", frame -> frame.maps().error()),
          new MapColumn("motion", frame -> frame.maps().motion()),
          new MapColumn("hybrid", Reconstruction::hybrid),
          new MapColumn("Grad-CAM", Reconstruction::gradCam));

  private SampleFigures() {}

  /**
   * {@return the figures}
   *
   * @param inspector of the network
   * @param clips test clips
   * @param scored the same with the network's scores
   */
  static List<ReportFigure> create(
      ReconstructionInspector inspector, List<EvaluationClip> clips, List<ScoredClip> scored) {
    List<Sample> samples = select(clips, scored);
    List<Reconstruction> reconstructions = new ArrayList<>();
    for (Sample sample : samples) {
      inspector.reset();
      Optional<Reconstruction> reconstruction = Optional.empty();
      for (int i = Math.max(0, sample.frame() - 1); i <= sample.frame(); i++) {
        reconstruction = inspector.inspect(sample.clip().frames().frame(i));
      }
      reconstructions.add(reconstruction.orElseThrow());
    }
    List<ReportFigure> figures = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      figures.add(
          new ReportFigure(
              "sample-" + (i + 1),
              String.format(
                  Locale.ROOT,
                  "%s, frame %d, %s, hybrid score %.2f.",
                  sample.clip().name(),
                  sample.frame() + 1,
                  sample.abnormal() ? "abnormal" : "normal",
                  sample.score()),
              FrameImages.toPng(render(sample, reconstructions.get(i), reconstructions))));
    }
    return figures;
  }

  /** {@return attention maps over the frames that the transformer scores highest} */
  static List<ReportFigure> attention(
      AttentionInspector inspector, List<EvaluationClip> clips, List<ScoredClip> scored) {
    List<ReportFigure> figures = new ArrayList<>();
    for (Sample sample : select(clips, scored)) {
      inspector.reset();
      Optional<AnomalyMap> attention = Optional.empty();
      for (int i = Math.max(0, sample.frame() - ATTENTION_FRAMES); i <= sample.frame(); i++) {
        attention = inspector.attention(sample.clip().frames().frame(i));
      }
      Frame frame = sample.clip().frames().frame(sample.frame());
      attention.ifPresent(
          map ->
              figures.add(
                  new ReportFigure(
                      "attention-" + (figures.size() + 1),
                      "%s, frame %d, %s: attention of the transformer's class token to the patches."
                          .formatted(
                              sample.clip().name(),
                              sample.frame() + 1,
                              sample.abnormal() ? "abnormal" : "normal"),
                      FrameImages.toPng(
                          BufferedImageConverter.toBufferedImage(
                              HeatMap.overlay(frame, rescale(map, map.max())))))));
    }
    return figures;
  }

  /** The abnormal frames of the highest scores, one a clip, and the normal one of the lowest. */
  private static List<Sample> select(List<EvaluationClip> clips, List<ScoredClip> scored) {
    List<Sample> abnormal = new ArrayList<>();
    List<Sample> normal = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      List<Sample> all = allSamples(clips.get(i), scored.get(i));
      all.stream()
          .filter(Sample::abnormal)
          .max(Comparator.comparingDouble(Sample::score))
          .ifPresent(abnormal::add);
      all.stream()
          .filter(sample -> !sample.abnormal())
          .min(Comparator.comparingDouble(Sample::score))
          .ifPresent(normal::add);
    }
    List<Sample> selected =
        new ArrayList<>(
            abnormal.stream()
                .sorted(Comparator.comparingDouble(Sample::score).reversed())
                .limit(MAX_ABNORMAL_SAMPLES)
                .toList());
    normal.stream().min(Comparator.comparingDouble(Sample::score)).ifPresent(selected::add);
    return selected;
  }

  private static List<Sample> allSamples(EvaluationClip clip, ScoredClip scored) {
    return IntStream.range(1, clip.size())
        .mapToObj(frame -> new Sample(clip, frame, scored.score(frame)))
        .toList();
  }

  private static BufferedImage render(
      Sample sample, Reconstruction reconstruction, List<Reconstruction> all) {
    Frame frame = sample.clip().frames().frame(sample.frame());
    int height = WIDTH * frame.height() / frame.width();
    List<BufferedImage> images = new ArrayList<>();
    List<String> titles = new ArrayList<>(List.of("input", "reconstruction"));
    Frame input = toFrame(reconstruction.input(), reconstruction.size());
    images.add(BufferedImageConverter.toBufferedImage(input));
    images.add(
        BufferedImageConverter.toBufferedImage(
            toFrame(reconstruction.output(), reconstruction.size())));
    for (MapColumn column : MAPS) {
      float maxValue = all.stream().map(column.map()).map(AnomalyMap::max).reduce(0f, Math::max);
      titles.add(column.title());
      images.add(
          BufferedImageConverter.toBufferedImage(
              HeatMap.overlay(input, rescale(column.map().apply(reconstruction), maxValue))));
    }
    int columns = 3;
    int rows = (images.size() + columns - 1) / columns;
    BufferedImage image =
        new BufferedImage(
            columns * (WIDTH + GAP) - GAP,
            rows * (height + TITLE_HEIGHT),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setColor(new Color(0x1b2330));
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    for (int i = 0; i < images.size(); i++) {
      int x = i % columns * (WIDTH + GAP);
      int y = i / columns * (height + TITLE_HEIGHT);
      graphics.drawString(titles.get(i), x, y + TITLE_HEIGHT - 8);
      graphics.drawImage(images.get(i), x, y + TITLE_HEIGHT, WIDTH, height, null);
    }
    graphics.dispose();
    return image;
  }

  private static AnomalyMap rescale(AnomalyMap map, float maxValue) {
    float[] values = map.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = MIN_INTENSITY + (1 - MIN_INTENSITY) * (maxValue > 0 ? values[i] / maxValue : 0);
    }
    return AnomalyMap.of(map.columns(), map.rows(), values);
  }

  private static Frame toFrame(float[] values, int size) {
    byte[] pixels = new byte[values.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, values[i])));
    }
    return Frame.of(0, Duration.ZERO, size, size, PixelFormat.GRAY8, pixels);
  }
}
