package io.vad4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Options;
import io.vad4j.ProviderException;
import io.vad4j.spi.Providers;
import io.vad4j.tensorflow.provider.MaskedAutoencoderProvider;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NativeLibraryTest {

  @Test
  void withoutTheNativeJarLookupWorksAndUseNamesTheArtifact() throws Exception {
    String output = runWithout("tensorflow-core-native-[0-9.]+-.*");
    assertThat(output)
        .contains("found masked-autoencoder")
        .contains("ProviderException")
        .contains("org.tensorflow:tensorflow-core-native:");
  }

  @Test
  void withoutJavaCppsNativeJarUseNamesTheArtifact() throws Exception {
    assertThat(runWithout("(javacpp|tensorflow-core-native)-[0-9.]+-.*"))
        .contains("ProviderException")
        .contains("org.bytedeco:javacpp:");
  }

  @Test
  void neitherOpenCvNorTheMotionModuleIsNeeded() {
    for (String name :
        new String[] {"org.bytedeco.opencv.opencv_core.Mat", "io.vad4j.video.VideoSource"}) {
      assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
    }
  }

  private static String runWithout(String jars) throws Exception {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).getFileName().toString().matches(jars))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                NativeLibraryTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return output;
  }

  /** Entry point of the processes without native libraries. */
  public static void main(String[] arguments) {
    MaskedAutoencoderProvider provider =
        (MaskedAutoencoderProvider) Providers.scorers().get("masked-autoencoder");
    System.out.println("found " + provider.name());
    try {
      provider
          .train(
              StreetFixture.trainingSet(20),
              provider.descriptor().resolve(Options.none()),
              StreetFixture.context(1))
          .close();
    } catch (ProviderException e) {
      System.out.println(e);
    }
  }
}
