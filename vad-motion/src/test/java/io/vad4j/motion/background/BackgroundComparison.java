package io.vad4j.motion.background;

import static org.bytedeco.opencv.global.opencv_bgsegm.createBackgroundSubtractorGSOC;
import static org.bytedeco.opencv.global.opencv_bgsegm.createBackgroundSubtractorLSBP;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.setNumThreads;
import static org.bytedeco.opencv.global.opencv_video.createBackgroundSubtractorKNN;
import static org.bytedeco.opencv.global.opencv_video.createBackgroundSubtractorMOG2;

import io.vad4j.core.background.AdaptiveBackground;
import io.vad4j.core.image.CellGrid;
import io.vad4j.core.simulation.Disturbance;
import io.vad4j.core.simulation.SyntheticScenario;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.core.simulation.SyntheticVideo;
import io.vad4j.motion.opencv.OpenCv;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_video.BackgroundSubtractor;

/**
 * Prints a table of {@code docs/benchmarks/robustness.md}: the adaptive background and the models
 * of OpenCV on synthetic scenes under every disturbance. Arguments: the number of scenes and the
 * seconds of each clip.
 */
public final class BackgroundComparison {
  private static final double FRAME_RATE = 5;
  private static final int TRAINING_FRAMES = 60;
  private static final int STATIONARY_FRAMES = 10;
  private static final int SETTLING_FRAMES = 50;

  /** Difference in grey levels that people make to the truth. */
  private static final int MIN_DIFFERENCE = 12;

  private BackgroundComparison() {}

  /** Sums of one method. Takes a frame, returns its foreground, non-zero where it is. */
  private static final class Method {
    private final UnaryOperator<byte[]> segment;
    private int[] foregroundFrames = {};
    private double stationary;
    private double pixels;
    private double hits;
    private double wrong;
    private double missed;
    private double seconds;
    private int frames;

    Method(UnaryOperator<byte[]> segment) {
      this.segment = segment;
    }

    void apply(byte[] image, boolean[] truth, boolean isCounted) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      byte[] mask = segment.apply(image);
      seconds += (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
      frames++;
      if (foregroundFrames.length == 0) {
        foregroundFrames = new int[image.length];
      }
      for (int i = 0; i < mask.length; i++) {
        boolean isForeground = mask[i] == (byte) 255;
        foregroundFrames[i] = isForeground && !truth[i] ? foregroundFrames[i] + 1 : 0;
        if (isCounted) {
          pixels++;
          stationary += foregroundFrames[i] >= STATIONARY_FRAMES ? 1 : 0;
          hits += isForeground && truth[i] ? 1 : 0;
          wrong += isForeground && !truth[i] ? 1 : 0;
          missed += !isForeground && truth[i] ? 1 : 0;
        }
      }
    }
  }

  /** Prints a line for each method and disturbance. */
  public static void main(String[] arguments) {
    OpenCv.load();
    setNumThreads(1);
    int scenes = Integer.parseInt(arguments[0]);
    int frames = (int) (FRAME_RATE * Integer.parseInt(arguments[1]));
    System.out.println(
        "| disturbance | background | false stationary area | IoU | F1 | CPU ms a frame |\n"
            + "|---|---|---|---|---|---|");
    Map<String, double[]> totals = new LinkedHashMap<>();
    for (int kind = -1; kind < Disturbance.values().length; kind++) {
      Disturbance[] kinds =
          kind < 0 ? new Disturbance[0] : new Disturbance[] {Disturbance.values()[kind]};
      Map<String, double[]> rows = new LinkedHashMap<>();
      for (int seed = 1; seed <= scenes; seed++) {
        measure(seed, frames, kinds)
            .forEach((name, method) -> add(rows.computeIfAbsent(name, n -> new double[7]), method));
      }
      String label = kind < 0 ? "none" : kinds[0].name().toLowerCase(Locale.ROOT).replace('_', '-');
      rows.forEach((name, row) -> print(label, name, row));
      rows.forEach(
          (name, row) ->
              Arrays.setAll(
                  totals.computeIfAbsent(name, n -> new double[7]),
                  i -> totals.get(name)[i] + row[i]));
    }
    totals.forEach((name, row) -> print("all", name, row));
  }

  private static void add(double[] row, Method method) {
    row[0] += method.stationary;
    row[1] += method.pixels;
    row[2] += method.hits;
    row[3] += method.wrong;
    row[4] += method.missed;
    row[5] += method.seconds;
    row[6] += method.frames;
  }

  private static void print(String disturbance, String name, double[] row) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.2f %% | %.2f | %.2f | %.2f |%n",
        disturbance,
        name,
        100 * row[0] / row[1],
        row[2] / (row[2] + row[3] + row[4]),
        2 * row[2] / (2 * row[2] + row[3] + row[4]),
        1000 * row[5] / row[6]);
  }

  private static Map<String, Method> measure(int seed, int frames, Disturbance... kinds) {
    SyntheticScene plain = scene(seed).build();
    SyntheticVideo training = plain.normalClip(0, TRAINING_FRAMES);
    byte[][] learned = new byte[TRAINING_FRAMES][];
    Arrays.setAll(learned, i -> grey(training, i));
    double hours = Arrays.asList(kinds).contains(Disturbance.DAY) ? 24 : 1;
    boolean compressed = hours == 24 || Arrays.asList(kinds).contains(Disturbance.DUSK);
    SyntheticScene.Builder builder =
        scene(seed)
            .disturbances(kinds)
            .timeScale(compressed ? hours * 3600 * FRAME_RATE / frames : 1);
    SyntheticVideo clip = builder.build().normalClip(1_000_000, frames);
    SyntheticVideo clean = builder.noise(0).build().normalClip(1_000_000, frames);
    SyntheticVideo empty = builder.crowd(0).build().normalClip(1_000_000, frames);
    Map<String, Method> methods = methods(plain.width(), plain.height(), learned);
    for (int frame = 0; frame < frames; frame++) {
      byte[] image = grey(clip, frame);
      byte[] with = grey(clean, frame);
      byte[] without = grey(empty, frame);
      boolean[] truth = new boolean[image.length];
      for (int i = 0; i < truth.length; i++) {
        truth[i] = Math.abs((with[i] & 0xff) - (without[i] & 0xff)) >= MIN_DIFFERENCE;
      }
      boolean isCounted = frame >= SETTLING_FRAMES;
      methods.values().forEach(method -> method.apply(image, truth, isCounted));
    }
    return methods;
  }

  private static SyntheticScene.Builder scene(int seed) {
    return SyntheticScenario.MIXED.builder().seed(seed).frameRate(FRAME_RATE).colour(false);
  }

  private static byte[] grey(SyntheticVideo video, int frame) {
    return video.frame(frame).toByteArray();
  }

  private static Map<String, Method> methods(int width, int height, byte[][] learned) {
    byte[] median = median(learned);
    Map<String, Method> methods = new LinkedHashMap<>();
    methods.put("median of the training", new Method(image -> difference(image, median)));
    methods.put("selective median", new Method(selectiveMedian(width, height, median)));
    Map<String, BackgroundSubtractor> models = new LinkedHashMap<>();
    models.put("MOG2", createBackgroundSubtractorMOG2());
    models.put("KNN", createBackgroundSubtractorKNN());
    models.put("GSOC", createBackgroundSubtractorGSOC());
    models.put("LSBP", createBackgroundSubtractorLSBP());
    models.forEach(
        (name, model) -> {
          UnaryOperator<byte[]> segment = subtractor(width, height, model);
          for (byte[] image : learned) {
            segment.apply(image);
          }
          methods.put(name, new Method(segment));
        });
    return methods;
  }

  private static byte[] median(byte[][] images) {
    byte[] median = new byte[images[0].length];
    int[] levels = new int[images.length];
    for (int i = 0; i < median.length; i++) {
      for (int image = 0; image < images.length; image++) {
        levels[image] = images[image][i] & 0xff;
      }
      Arrays.sort(levels);
      median[i] = (byte) levels[levels.length / 2];
    }
    return median;
  }

  private static byte[] difference(byte[] image, byte[] background) {
    byte[] mask = new byte[image.length];
    for (int i = 0; i < mask.length; i++) {
      int difference = Math.abs((image[i] & 0xff) - (background[i] & 0xff));
      mask[i] = (byte) (difference >= MIN_DIFFERENCE ? 255 : 0);
    }
    return mask;
  }

  /** Foreground are the pixels that differ in the cells of objects. */
  private static UnaryOperator<byte[]> selectiveMedian(int width, int height, byte[] median) {
    AdaptiveBackground background = new AdaptiveBackground(width, height, median);
    CellGrid grid = CellGrid.forImage(width, height);
    long[] position = {0};
    return image -> {
      if (position[0]++ == 0) {
        background.start(image);
      } else if (background.advance(position[0], 1 / FRAME_RATE)) {
        background.update(image);
      }
      byte[] mask = difference(image, background.backgroundImage());
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int cell = y * grid.rows() / height * grid.columns() + x * grid.columns() / width;
          if (!background.isObject(cell)) {
            mask[y * width + x] = 0;
          }
        }
      }
      return mask;
    };
  }

  private static UnaryOperator<byte[]> subtractor(
      int width, int height, BackgroundSubtractor model) {
    Mat image = new Mat(height, width, CV_8UC1);
    Mat mask = new Mat();
    byte[] pixels = new byte[width * height];
    return grey -> {
      image.data().put(grey);
      model.apply(image, mask);
      mask.data().get(pixels);
      return pixels;
    };
  }
}
