package io.vad4j.motion.opencv;

import io.vad4j.ProviderException;
import io.vad4j.core.config.NativeLibraryCache;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_video;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads OpenCV's native libraries on first use. */
public final class OpenCv {
  /** System property: number of OpenCV's threads, or {@code unchanged}; 1 if not set. */
  static final String THREADS_PROPERTY = "vad4j.opencv.threads";

  private static final Logger LOG = LoggerFactory.getLogger(OpenCv.class);
  private static final long LOW_MEMORY_BYTES = 1L << 30;

  private static boolean loaded;

  private OpenCv() {}

  /**
   * Loads OpenCV unless it is loaded.
   *
   * @throws ProviderException if it is missing; the message names the artifacts to add
   */
  public static synchronized void load() {
    if (loaded) {
      return;
    }
    try {
      NativeLibraryCache.prepare();
      NativeCode.load();
      checkMemoryLimit();
      setThreads(System.getProperty(THREADS_PROPERTY, "1"));
      loaded = true;
    } catch (LinkageError e) {
      throw new ProviderException(
          NativeLibraryCache.describe("OpenCV", e).orElseGet(() -> missingNativesMessage(e)), e);
    }
  }

  private static void checkMemoryLimit() {
    long limit = NativeCode.memoryLimit();
    if (limit > 0 && limit < LOW_MEMORY_BYTES) {
      LOG.warn(
          "JavaCPP will refuse native memory once this process takes {} MB; for a small heap, start"
              + " Java with -Dorg.bytedeco.javacpp.maxphysicalbytes=0.",
          limit >> 20);
    }
  }

  private static void setThreads(String threads) {
    if (threads.equals("unchanged")) {
      return;
    }
    try {
      NativeCode.setThreads(Integer.parseInt(threads));
    } catch (NumberFormatException e) {
      LOG.warn(
          "System property {} is '{}', neither a whole number nor 'unchanged'; OpenCV uses 1"
              + " thread.",
          THREADS_PROPERTY,
          threads);
      NativeCode.setThreads(1);
    }
  }

  private static String missingNativesMessage(LinkageError error) {
    return "OpenCV's native code for this platform could not be loaded (%s). Add the run-time"
            .formatted(error)
        + " artifacts org.bytedeco:opencv, org.bytedeco:openblas and org.bytedeco:javacpp with"
        + " classifier "
        + platform()
        + ", in the versions that io.vad4j:vad-motion asks for.";
  }

  private static String platform() {
    try {
      return NativeCode.platform();
    } catch (LinkageError e) {
      return "of this platform";
    }
  }

  /** A class of its own, so that the outer one loads without OpenCV's Java classes. */
  private static final class NativeCode {
    static void load() {
      Loader.load(opencv_video.class);
    }

    static void setThreads(int threads) {
      opencv_core.setNumThreads(threads);
    }

    /** JavaCPP's limit for the memory of this process in bytes; 0 for none. */
    static long memoryLimit() {
      return Pointer.maxPhysicalBytes();
    }

    static String platform() {
      return Loader.getPlatform();
    }
  }
}
