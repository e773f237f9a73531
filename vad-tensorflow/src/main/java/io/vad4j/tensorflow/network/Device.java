package io.vad4j.tensorflow.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.DeviceSpec;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/**
 * Device on which networks are trained and run.
 *
 * @param gpu index of a GPU; empty for the CPU
 */
public record Device(OptionalInt gpu) {
  /** The CPU. */
  public static final Device CPU = new Device(OptionalInt.empty());

  private static final Logger log = LoggerFactory.getLogger(Device.class);
  private static final String GPU_PREFIX = "gpu:";

  /**
   * {@return the device of an option}
   *
   * <p>Where TensorFlow cannot use the requested GPU, logs a warning and selects the CPU.
   *
   * @param requested {@code auto}, {@code cpu}, or {@code gpu:} and an index
   */
  public static Device select(String requested) {
    TensorFlowRuntime.ensureLoaded();
    if (requested.equals("cpu")) {
      return CPU;
    }
    int index = requested.startsWith(GPU_PREFIX) ? Integer.parseInt(requested.substring(4)) : 0;
    Device gpu = new Device(OptionalInt.of(index));
    if (gpu.isAvailable()) {
      return gpu;
    }
    if (!requested.equals("auto")) {
      log.warn(
          "TensorFlow cannot use {}, so the CPU is used. A GPU needs CUDA and a build with -Dvad4j.gpu,"
              + " which adds tensorflow-core-native:linux-x86_64-gpu.",
          requested);
    }
    return CPU;
  }

  /**
   * Runs an operation on the device. The session has the thread settings of all others, since a
   * process keeps those of its first session.
   */
  private boolean isAvailable() {
    try (Graph graph = new Graph()) {
      Ops tf = place(Ops.create(graph));
      var sum = tf.math.add(tf.constant(1f), tf.constant(1f));
      ConfigProto config = allowGpuGrowth(TensorFlowRuntime.threadConfig()).build();
      try (Session session = new Session(graph, config);
          Result result = session.runner().fetch(sum).run()) {
        return result.size() == 1;
      }
    } catch (TensorFlowException | IllegalArgumentException e) {
      return false;
    }
  }

  /** {@return operations that are placed on this device} */
  public Ops place(Ops tf) {
    return gpu.isEmpty()
        ? tf
        : tf.withDevice(
            DeviceSpec.newBuilder()
                .deviceType(DeviceSpec.DeviceType.GPU)
                .deviceIndex(gpu.getAsInt())
                .build());
  }

  /** Configures a session to allocate GPU memory on demand, or to use no GPU. */
  ConfigProto.Builder configure(ConfigProto.Builder session) {
    return gpu.isEmpty()
        ? session.putDeviceCount("GPU", 0)
        : allowGpuGrowth(session).setAllowSoftPlacement(true);
  }

  private static ConfigProto.Builder allowGpuGrowth(ConfigProto.Builder session) {
    return session.setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true));
  }

  /** {@return {@code cpu} or {@code gpu:n}, with the hardware's name in parentheses if known} */
  public String name() {
    String kind = gpu.isEmpty() ? "cpu" : GPU_PREFIX + gpu.getAsInt();
    return hardwareName().map(hardware -> kind + " (" + hardware + ")").orElse(kind);
  }

  private Optional<String> hardwareName() {
    return gpu.isEmpty()
        ? readEntry(Path.of("/proc/cpuinfo"), "model name")
        : findGpuFile().flatMap(file -> readEntry(file, "Model"));
  }

  private Optional<Path> findGpuFile() {
    Path folder = Path.of("/proc/driver/nvidia/gpus");
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> gpus = Files.list(folder)) {
      return gpus.sorted()
          .skip(gpu.getAsInt())
          .findFirst()
          .map(path -> path.resolve("information"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** {@return the text after the colon in the first line that begins with a name} */
  private static Optional<String> readEntry(Path file, String name) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
