package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The variants that Gradle reads have the dependencies that Maven reads. */
class GradleMetadataTest {
  private static final Path ROOT = Path.of("..", "..", "..").toAbsolutePath().normalize();

  /** Values of Gradle's attributes of operating system and architecture, by classifier. */
  private static final Map<String, List<String>> PLATFORMS =
      Map.of(
          "linux-x86_64", List.of("linux", "x86-64"),
          "linux-arm64", List.of("linux", "aarch64"),
          "macosx-arm64", List.of("macos", "aarch64"),
          "windows-x86_64", List.of("windows", "x86-64"));

  private static JsonNode metadata(String module) throws IOException {
    return new ObjectMapper()
        .readTree(ROOT.resolve(module).resolve("target/gradle/module.json").toFile());
  }

  private static Map<String, JsonNode> variants(String module) throws IOException {
    Map<String, JsonNode> variants = new HashMap<>();
    metadata(module).get("variants").forEach(node -> variants.put(node.get("name").asText(), node));
    return variants;
  }

  private static Set<String> dependencies(JsonNode variant) {
    Set<String> all = new TreeSet<>();
    for (JsonNode node : variant.get("dependencies")) {
      String classifier =
          node.at("/thirdPartyCompatibility/artifactSelector/classifier").asText("");
      all.add(
          "%s:%s:%s"
              .formatted(node.get("group").asText(), node.get("module").asText(), classifier));
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"vad-motion", "vad-tensorflow"})
  void theComponentIsThatOfTheBuild(String module) throws IOException {
    JsonNode metadata = metadata(module);
    String version = metadata.at("/component/version").asText();

    assertThat(metadata.get("formatVersion").asText()).isEqualTo("1.1");
    assertThat(metadata.at("/component/group").asText()).isEqualTo("io.vad4j");
    assertThat(metadata.at("/component/module").asText()).isEqualTo(module);
    assertThat(metadata.toString()).doesNotContain("${");
    assertThat(Files.readString(ROOT.resolve(module).resolve("pom.xml")))
        .contains("<!-- do_not_remove: published-with-gradle-metadata -->");
    for (JsonNode variant : metadata.get("variants")) {
      assertThat(variant.at("/files/0/url").asText())
          .isEqualTo("%s-%s.jar".formatted(module, version));
      assertThat(variant.at("/attributes/org.gradle.jvm.version").asInt()).isEqualTo(17);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vad-motion", "vad-tensorflow"})
  void theVariantsHaveTheDependenciesOfThePom(String module) throws Exception {
    Element project = pom(module);
    Set<String> plain = new TreeSet<>(ofPom(children(project, "dependencies"), ""));
    plain.add("org.jspecify:jspecify:");
    Element allPlatforms = profile(project, "all-platforms");
    Map<String, JsonNode> variants = variants(module);

    assertThat(dependencies(variants.get("apiElements"))).isEqualTo(plain);
    assertThat(dependencies(variants.get("runtimeElements"))).isEqualTo(plain);
    for (String platform : PLATFORMS.keySet()) {
      Set<String> expected = new TreeSet<>(plain);
      expected.addAll(ofPom(children(allPlatforms, "dependencies"), platform));
      JsonNode variant = variants.get(platform + "-runtimeElements");

      assertThat(dependencies(variant)).as(platform).isEqualTo(expected).hasSizeGreaterThan(8);
      assertThat(
              List.of(
                  variant.at("/attributes/org.gradle.native.operatingSystem").asText(),
                  variant.at("/attributes/org.gradle.native.architecture").asText()))
          .isEqualTo(PLATFORMS.get(platform));
    }
    assertThat(ofPom(children(allPlatforms, "dependencies"), null))
        .allMatch(name -> PLATFORMS.containsKey(name.substring(name.lastIndexOf(':') + 1)));
  }

  @Test
  void theVariantOfTheGpuHasTheCudaBuild() throws IOException {
    JsonNode gpu = variants("vad-tensorflow").get("linux-x86_64-gpu-runtimeElements");

    assertThat(gpu.at("/attributes/io.vad4j.accelerator").asText()).isEqualTo("gpu");
    assertThat(dependencies(gpu))
        .contains(
            "org.tensorflow:tensorflow-core-native:linux-x86_64-gpu",
            "org.bytedeco:javacpp:linux-x86_64");
  }

  private static Element pom(String module) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(ROOT.resolve(module).resolve("pom.xml").toFile())
        .getDocumentElement();
  }

  private static Element profile(Element project, String id) {
    return children(children(project, "profiles").findFirst().orElseThrow(), "profile")
        .filter(profile -> text(profile, "id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The dependencies of a list, but those of tests: those of a classifier, or all if it is null.
   */
  private static List<String> ofPom(Stream<Element> lists, String classifier) {
    return lists
        .flatMap(list -> children(list, "dependency"))
        .filter(dependency -> !text(dependency, "scope").equals("test"))
        .filter(
            dependency -> classifier == null || text(dependency, "classifier").equals(classifier))
        .map(
            dependency ->
                "%s:%s:%s"
                    .formatted(
                        text(dependency, "groupId"),
                        text(dependency, "artifactId"),
                        text(dependency, "classifier")))
        .toList();
  }

  private static Stream<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element child && child.getTagName().equals(name)) {
        found.add(child);
      }
    }
    return found.stream();
  }

  private static String text(Element parent, String name) {
    return children(parent, name).map(Element::getTextContent).findFirst().orElse("");
  }
}
