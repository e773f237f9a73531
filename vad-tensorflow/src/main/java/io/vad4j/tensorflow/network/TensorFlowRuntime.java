package io.vad4j.tensorflow.network;

import io.vad4j.ProviderException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * TensorFlow as this library uses it: loads the native library on first use, with an error that
 * helps where it is missing, and opens sessions with one setting of threads.
 *
 * <p>A session does all its work in the thread that calls it. So the way to use more cores is to
 * call from more threads, which many streams do anyway, and a training run is repeatable to the
 * bit. TensorFlow keeps these settings for the whole process from the first session opened in it:
 * an application that opens sessions of its own before decides for this library too.
 */
public final class TensorFlowRuntime {
  private static final Logger log = LoggerFactory.getLogger(TensorFlowRuntime.class);
  private static final AtomicBoolean memoryLimitChecked = new AtomicBoolean();

  /** Resident memory, in bytes, that a process with TensorFlow and a modest heap can reach. */
  private static final long MIN_MEMORY_LIMIT = 1L << 30;

  /** The system property that lets one call use several threads. */
  private static final String THREADS_PROPERTY = "vad4j.tensorflow.threads";

  private TensorFlowRuntime() {}

  /**
   * Loads TensorFlow's native library where that has not been done.
   *
   * @throws ProviderException if it cannot be loaded, which names the artifacts to add
   */
  public static void ensureLoaded() {
    try {
      TensorFlow.version();
    } catch (LinkageError e) {
      throw missingLibrary(e);
    }
    if (memoryLimitChecked.compareAndSet(false, true)) {
      warnOfLowMemoryLimit();
    }
  }

  /** The version of TensorFlow's native library. */
  public static String version() {
    ensureLoaded();
    return TensorFlow.version();
  }

  /** Opens a session that works in its caller's thread. */
  public static Session newSession(Graph graph) {
    return new Session(graph, threadConfig().build());
  }

  /** The same on a device. */
  static Session newSession(Graph graph, Device device) {
    return new Session(graph, device.configure(threadConfig()).build());
  }

  /**
   * Opens a session for training, that works in its caller's thread and adds numbers up in the
   * order of the graph. TensorFlow would otherwise gather sums of sums into one, in an order that
   * differs from one graph to the next that is built in the same way.
   */
  public static Session newDeterministicSession(Graph graph, Device device) {
    RewriterConfig rewrites =
        RewriterConfig.newBuilder().setArithmeticOptimization(RewriterConfig.Toggle.OFF).build();
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
    return new ProviderException(
        ("TensorFlow's native library cannot be loaded (%s). Add the jars for this platform to the"
                + " class path: org.tensorflow:tensorflow-core-native:1.1.0:%s and"
                + " org.bytedeco:javacpp:1.5.13:%s at run time.")
            .formatted(rootCauseMessage(cause), platform(), platform()),
        cause);
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
          "JavaCPP may end work with an OutOfMemoryError once this process takes {} MB, which"
              + " TensorFlow alone can. Start Java with"
              + " -Dorg.bytedeco.javacpp.maxphysicalbytes=0, or with a larger -Xmx (the limit is"
              + " four times that).",
          limit >> 20);
    }
  }
}
