package io.vad4j.tensorflow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DeviceTest {

  @Test
  void selectsTheCpuOnRequest() {
    assertThat(Device.select("cpu")).isEqualTo(Device.CPU);
    assertThat(Device.CPU.name()).startsWith("cpu");
  }

  @Test
  void selectsTheCpuWithoutAGpu() {
    assumeFalse(Files.exists(Path.of("/dev/nvidia0")), "this machine has a GPU");
    assertThat(Device.select("auto")).isEqualTo(Device.CPU);
    assertThat(Device.select("gpu:1")).isEqualTo(Device.CPU);
  }
}
