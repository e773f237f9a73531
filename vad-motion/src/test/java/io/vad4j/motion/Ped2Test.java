package io.vad4j.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.Options;
import io.vad4j.PixelFormat;
import io.vad4j.Scorer;
import io.vad4j.motion.difference.FrameDifferenceProvider;
import io.vad4j.motion.flow.OpticalFlowProvider;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Frame-level ROC AUC on the UCSD Ped2 test set (Mahadevan et al., CVPR 2010), without smoothing.
 * Runs where {@code VAD_DATASETS} names the folder that holds {@code UCSDped2}.
 */
class Ped2Test {
  private static final int CLIPS = 12;
  private static Path test = Path.of("");

  @BeforeAll
  static void findDataSet() {
    String folder = System.getenv("VAD_DATASETS");
    assumeTrue(folder != null, "VAD_DATASETS is not set to the folder that holds UCSDped2.");
    test = Path.of(folder, "UCSDped2", "Test");
    assumeTrue(Files.isDirectory(test), test + " is no folder.");
  }

  @Test
  void frameDifferenceWithMaxPoolingBeatsTheFrameMean() throws IOException {
    TrainingFreeScorerProvider provider = new FrameDifferenceProvider();

    assertThat(frameAuc(provider, Ped2Test::maxPool)).isGreaterThan(0.91);
    assertThat(frameAuc(provider, AnomalyMap::mean)).isBetween(0.6, 0.85);
  }

  @Test
  void opticalFlowAloneReachesHighAuc() throws IOException {
    assertThat(frameAuc(new OpticalFlowProvider(), Ped2Test::maxPool)).isGreaterThan(0.96);
  }

  private static double maxPool(AnomalyMap map) {
    double max = 0;
    for (int row = 1; row < map.rows() - 1; row++) {
      for (int column = 1; column < map.columns() - 1; column++) {
        double sum = 0;
        for (int cell = 0; cell < 9; cell++) {
          sum += map.value(column + cell % 3 - 1, row + cell / 3 - 1);
        }
        max = Math.max(max, sum / 9);
      }
    }
    return max;
  }

  private static double frameAuc(
      TrainingFreeScorerProvider provider, ToDoubleFunction<AnomalyMap> pooling)
      throws IOException {
    List<Double> normal = new ArrayList<>();
    List<Double> anomalous = new ArrayList<>();
    List<int[]> ranges = readAnomalousRanges();
    try (ScorerModel model = provider.create(provider.descriptor().resolve(Options.none()))) {
      for (int clip = 1; clip <= CLIPS; clip++) {
        try (Scorer scorer = model.newScorer()) {
          for (Frame frame : readFrames(test.resolve("Test%03d".formatted(clip)))) {
            int[] range = ranges.get(clip - 1);
            boolean isAnomalous = frame.index() + 1 >= range[0] && frame.index() + 1 <= range[1];
            scorer
                .score(frame)
                .ifPresent(
                    map -> (isAnomalous ? anomalous : normal).add(pooling.applyAsDouble(map)));
          }
        }
      }
    }
    return rankAuc(normal, anomalous);
  }

  private static double rankAuc(List<Double> normal, List<Double> anomalous) {
    double inOrder = 0;
    for (double low : normal) {
      for (double high : anomalous) {
        inOrder += high > low ? 1 : high == low ? 0.5 : 0;
      }
    }
    return inOrder / ((double) normal.size() * anomalous.size());
  }

  private static List<Frame> readFrames(Path folder) throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> images =
          files
              .filter(file -> file.getFileName().toString().matches("\\d+\\.(jpg|tif)"))
              .sorted()
              .toList();
      for (Path image : images) {
        int index = frames.size();
        Raster raster = ImageIO.read(image.toFile()).getRaster();
        int[] samples =
            raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
        byte[] pixels = new byte[samples.length];
        for (int i = 0; i < pixels.length; i++) {
          pixels[i] = (byte) samples[i];
        }
        frames.add(
            Frame.of(
                index,
                Duration.ofMillis(100L * index),
                raster.getWidth(),
                raster.getHeight(),
                PixelFormat.GRAY8,
                pixels));
      }
    }
    return frames;
  }

  /** First and last anomalous frame of each clip, counted from 1. */
  private static List<int[]> readAnomalousRanges() throws IOException {
    Matcher ranges =
        Pattern.compile("gt_frame\\s*=\\s*\\[(\\d+):(\\d+)]")
            .matcher(Files.readString(test.resolve("UCSDped2.m")));
    List<int[]> anomalousRanges = new ArrayList<>();
    while (ranges.find()) {
      anomalousRanges.add(
          new int[] {Integer.parseInt(ranges.group(1)), Integer.parseInt(ranges.group(2))});
    }
    assertThat(anomalousRanges).hasSize(CLIPS);
    return anomalousRanges;
  }
}
