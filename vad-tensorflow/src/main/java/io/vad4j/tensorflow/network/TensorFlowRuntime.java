package io.vad4j.tensorflow.network;

import io.vad4j.ProviderException;
import io.vad4j.core.config.NativeLibraryCache;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * Loads TensorFlow's native library on first use and creates sessions with one thread setting.
 *
 * <p>A session computes in the calling thread, so training is reproducible to the bit, and several
 * threads use several cores. TensorFlow keeps the settings of the first session for the whole
 * process: an application that opens a session earlier determines them for this library too.
 */
public final class TensorFlowRuntime {
  private static final Logger log = LoggerFactory.getLogger(TensorFlowRuntime.class);
  private static final AtomicBoolean firstUse = new AtomicBoolean();

  /** Resident memory in bytes that a process with TensorFlow and a small heap can reach. */
  private static final long MIN_MEMORY_LIMIT = 1L << 30;

  /** System property for the number of threads of one call. */
  private static final String THREADS_PROPERTY = "vad4j.tensorflow.threads";

  /**
   * System property for programs that own standard error: whether the lines that TensorFlow writes
   * there when its first session runs, whatever its log level, are left out.
   */
  private static final String OMIT_NOTICES_PROPERTY = "vad4j.tensorflow.omitNotices";

  private static final Pattern NOTICE =
      Pattern.compile(
          "WARNING: All log messages before absl::InitializeLog\\(\\) is called.*"
              + "|I\\d{4} .*MLIR V1 optimization pass is not enabled.*");

  private TensorFlowRuntime() {}

  /**
   * Loads TensorFlow's native library unless it is loaded.
   *
   * @throws ProviderException if it cannot be loaded; the message names the missing artifacts
   */
  public static void ensureLoaded() {
    NativeLibraryCache.prepare();
    try {
      TensorFlow.version();
    } catch (LinkageError e) {
      throw missingLibrary(e);
    }
    if (firstUse.compareAndSet(false, true)) {
      warnOfLowMemoryLimit();
      if (Boolean.getBoolean(OMIT_NOTICES_PROPERTY)) {
        StandardErrorFilter.run(NOTICE.asMatchPredicate(), TensorFlowRuntime::runFirstSession);
      }
    }
  }

  /** TensorFlow writes each notice once in a process. */
  private static void runFirstSession() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      var sum = tf.math.add(tf.constant(1f), tf.constant(1f));
      try (Session session = newSession(graph, Device.CPU)) {
        session.runner().fetch(sum).run().close();
      }
    }
  }

  /** {@return version of TensorFlow's native library} */
  public static String version() {
    ensureLoaded();
    return TensorFlow.version();
  }

  /** {@return a session that computes in the calling thread} */
  public static Session newSession(Graph graph, Device device) {
    return newSession(graph, device, Precision.FLOAT32);
  }

  /** {@return a session that computes in the calling thread, with a precision} */
  static Session newSession(Graph graph, Device device, Precision precision) {
    ConfigProto.Builder config = device.configure(threadConfig());
    if (precision == Precision.BFLOAT16) {
      config.setGraphOptions(
          GraphOptions.newBuilder()
              .setRewriteOptions(
                  RewriterConfig.newBuilder()
                      .setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON)));
    }
    return new Session(graph, config.build());
  }

  /**
   * {@return a session for training, which runs the graph as it was built}
   *
   * <p>TensorFlow would otherwise merge nested sums in an order that differs between graphs that
   * are built alike, and take seconds to rewrite a large graph.
   */
  public static Session newDeterministicSession(Graph graph, Device device) {
    RewriterConfig rewrites = RewriterConfig.newBuilder().setDisableMetaOptimizer(true).build();
    return new Session(
        graph,
        device
            .configure(threadConfig())
            .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewrites))
            .build());
  }

  static ConfigProto.Builder threadConfig() {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(Integer.getInteger(THREADS_PROPERTY, 1))
        .setInterOpParallelismThreads(-1);
  }

  private static ProviderException missingLibrary(LinkageError cause) {
    String missing =
        ("TensorFlow's native library cannot be loaded (%s). Add the jars for this platform to the"
                + " class path: org.tensorflow:tensorflow-core-native:1.1.0:%s and"
                + " org.bytedeco:javacpp:1.5.13:%s at run time.")
            .formatted(rootCauseMessage(cause), platform(), platform());
    return new ProviderException(
        NativeLibraryCache.describe("TensorFlow", cause).orElse(missing), cause);
  }

  private static String rootCauseMessage(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  private static String platform() {
    try {
      return Loader.Detector.getPlatform();
    } catch (LinkageError e) {
      return System.getProperty("os.name") + "-" + System.getProperty("os.arch");
    }
  }

  private static void warnOfLowMemoryLimit() {
    long limit = Pointer.maxPhysicalBytes();
    if (limit > 0 && limit < MIN_MEMORY_LIMIT) {
      log.warn(
          "JavaCPP may throw an OutOfMemoryError once this process uses {} MB, which"
              + " TensorFlow alone can. Start Java with"
              + " -Dorg.bytedeco.javacpp.maxphysicalbytes=0, or with a larger -Xmx (the limit is"
              + " four times that).",
          limit >> 20);
    }
  }
}
