package io.vad4j.benchmarks;

import ai.onnxruntime.OrtException;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.Options;
import io.vad4j.SessionOptions;
import java.net.URI;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Time of the paper's network at 200 × 200: in this library, as the stage of the scorer with all
 * that belongs to it, or in ONNX Runtime. Used by {@link NetworkComparison}.
 *
 * <pre>{@code
 * NetworkBenchmark vad4j|onnx THREADS
 * }</pre>
 *
 * <p>Prints a line for each: its name and the shortest median of a round in milliseconds. The
 * arithmetic peak, in the last line, is that of a matrix product in ONNX Runtime in GFLOP/s.
 */
final class NetworkBenchmark {
  /** Argument for this library. */
  static final String LIBRARY = "vad4j";

  /** Argument for ONNX Runtime. */
  static final String ONNX = "onnx";

  /** Name of the arithmetic peak. */
  static final String PEAK = "peak";

  private static final String SCORER = "masked-autoencoder";
  private static final URI NORMAL =
      URI.create("synthetic:street?seed=1&frames=90&width=200&height=200");
  private static final int ROUNDS = 8;
  private static final int RUNS = 15;
  private static final int MATRIX = 1024;
  private static final float MAX_DIFFERENCE = 1e-4f;

  private final Map<String, Double> best = new LinkedHashMap<>();
  private final List<Frame> frames = new ArrayList<>();
  private long time;
  private long scorerNanos;

  private NetworkBenchmark() {}

  /** One run of what is measured; returns nanoseconds. */
  private interface Run {
    long nanos() throws OrtException;
  }

  public static void main(String[] arguments) throws OrtException {
    NetworkBenchmark benchmark = new NetworkBenchmark();
    if (arguments[0].equals(LIBRARY)) {
      benchmark.measureLibrary();
    } else {
      benchmark.measureOnnx(Integer.parseInt(arguments[1]));
    }
    benchmark.best.forEach((name, value) -> System.out.printf("%s\t%.3f%n", name, value));
  }

  private void measureLibrary() throws OrtException {
    try (FrameSource source = FrameSource.open(NORMAL)) {
      for (Optional<Frame> frame = source.next(); frame.isPresent(); frame = source.next()) {
        frames.add(frame.get());
      }
    }
    SessionOptions options =
        SessionOptions.builder()
            .observer((stage, nanos) -> scorerNanos = stage.equals(SCORER) ? nanos : scorerNanos)
            .build();
    try (Detector single = fit("float32");
        Detector half = fit("bfloat16");
        DetectorSession session = single.newSession(options);
        DetectorSession halfSession = half.newSession(options)) {
      for (int round = 0; round < ROUNDS; round++) {
        measure("vad4j", () -> score(session));
        measure("vad4j, bfloat16", () -> score(halfSession));
      }
    }
  }

  private void measureOnnx(int threads) throws OrtException {
    float[] image = randomValues(PaperNetwork.SIDE * PaperNetwork.SIDE);
    float[] matrix = randomValues(MATRIX * MATRIX);
    long[] shape = {1, 1, PaperNetwork.SIDE, PaperNetwork.SIDE};
    try (OnnxSession plain = new OnnxSession(PaperNetwork.model(false), threads, image, shape);
        OnnxSession folded = new OnnxSession(PaperNetwork.model(true), threads, image, shape);
        OnnxSession product = new OnnxSession(product(matrix), threads, matrix, MATRIX, MATRIX)) {
      checkEqual(plain.run(), folded.run());
      for (int round = 0; round < ROUNDS; round++) {
        measure("ONNX Runtime, folded", () -> run(folded));
        measure("ONNX Runtime, plain", () -> run(plain));
        measure(PEAK, () -> run(product));
      }
    }
    best.computeIfPresent(PEAK, (name, ms) -> 2e-6 * MATRIX * MATRIX * MATRIX / ms);
  }

  private static Detector fit(String precision) {
    Options options =
        Options.of(
            Map.of(
                "architecture", "reconstruction",
                "epochs", "1",
                "precision", precision,
                "mask", "none"));
    try (FrameSource source = FrameSource.open(NORMAL)) {
      return Detector.builder()
          .scorer(SCORER, options)
          .inputSize(PaperNetwork.SIDE)
          .folds(1)
          .syntheticAnomalies(0)
          .fit(source);
    }
  }

  private static byte[] product(float[] matrix) {
    return new OnnxChain(MATRIX, MATRIX)
        .add("MatMul", Map.of(), new OnnxChain.Constant(new long[] {MATRIX, MATRIX}, matrix))
        .toByteArray();
  }

  private static float[] randomValues(int count) {
    Random random = new Random(2);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  /** Folding must not change the output. */
  private static void checkEqual(FloatBuffer one, FloatBuffer other) {
    for (int i = 0; i < one.capacity(); i++) {
      if (Math.abs(one.get(i) - other.get(i)) > MAX_DIFFERENCE) {
        throw new IllegalStateException(
            "Pixel %d is %s plain and %s folded.".formatted(i, one.get(i), other.get(i)));
      }
    }
  }

  private long score(DetectorSession session) {
    Frame frame = frames.get((int) (time % frames.size()));
    session.process(
        Frame.of(
            time,
            Duration.ofMillis(40 * time++),
            frame.width(),
            frame.height(),
            frame.format(),
            frame.toByteArray()));
    return scorerNanos;
  }

  private static long run(OnnxSession session) throws OrtException {
    long start = System.nanoTime();
    session.run();
    return System.nanoTime() - start;
  }

  private void measure(String name, Run run) throws OrtException {
    long[] nanos = new long[RUNS];
    for (int i = 0; i < RUNS; i++) {
      nanos[i] = run.nanos();
    }
    Arrays.sort(nanos);
    best.merge(name, nanos[RUNS / 2] / 1e6, Math::min);
  }
}
