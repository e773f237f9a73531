package io.vad4j.tensorflow.network;

import java.io.IOException;
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
 * Where networks are trained and served.
 *
 * @param gpu the number of a GPU; empty for the CPU
 */
public record Device(OptionalInt gpu) {
  /** The processor of the machine. */
  public static final Device CPU = new Device(OptionalInt.empty());

  private static final Logger log = LoggerFactory.getLogger(Device.class);
  private static final String GPU_PREFIX = "gpu:";

  /**
   * The device that an option asks for. Where a GPU is asked for and TensorFlow can use none, says
   * so in one line of the log and takes the CPU.
   *
   * @param requested {@code auto}, {@code cpu}, or {@code gpu:} and a number
   */
  public static Device select(String requested) {
    TensorFlowRuntime.ensureLoaded();
    if (requested.equals("cpu")) {
      return CPU;
    }
    int number = requested.startsWith(GPU_PREFIX) ? Integer.parseInt(requested.substring(4)) : 0;
    Device gpu = new Device(OptionalInt.of(number));
    if (gpu.isAvailable()) {
      return gpu;
    }
    if (!requested.equals("auto")) {
      log.warn(
          "TensorFlow can use no {} here, so the CPU is used. A GPU needs CUDA and a build with"
              + " -Pgpu, which brings tensorflow-core-native:linux-x86_64-gpu.",
          requested);
    }
    return CPU;
  }

  /**
   * Whether an operation runs there. The session has the threads that all have here, since a
   * process keeps those of its first one.
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

  /** Operations that are placed there. */
  public Ops place(Ops tf) {
    return gpu.isEmpty()
        ? tf
        : tf.withDevice(
            DeviceSpec.newBuilder()
                .deviceType(DeviceSpec.DeviceType.GPU)
                .deviceIndex(gpu.getAsInt())
                .build());
  }

  /** Adds what a session needs to know: to take memory as it is needed, or to leave GPUs alone. */
  ConfigProto.Builder configure(ConfigProto.Builder session) {
    return gpu.isEmpty()
        ? session.putDeviceCount("GPU", 0)
        : allowGpuGrowth(session).setAllowSoftPlacement(true);
  }

  private static ConfigProto.Builder allowGpuGrowth(ConfigProto.Builder session) {
    return session.setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true));
  }

  /** What it is, for the record: {@code cpu} or {@code gpu:n}, and its maker's name for it. */
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

  /** What follows the colon in the first line that begins with a name. */
  private static Optional<String> readEntry(Path file, String name) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
