package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vad4j.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Walks one frame through the calls of a session and compares with the documented stages. */
class PipelineOrderTest {
  private static final String CORE = "io.vad4j.core.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.vad4j.core");

  private final Set<JavaCodeUnit> called = new HashSet<>();
  private final Set<String> packages = new LinkedHashSet<>();

  /** Adds the packages of the methods that a method calls, in the order in which they return. */
  private void walk(JavaCodeUnit caller) {
    caller.getMethodCallsFromSelf().stream()
        .sorted(Comparator.comparingInt(JavaMethodCall::getLineNumber))
        .map(JavaMethodCall::getTarget)
        .flatMap(target -> target.resolveMember().stream())
        .filter(method -> method.getOwner().getPackageName().startsWith(CORE))
        .filter(method -> !method.getOwner().isInterface())
        .filter(method -> !method.getOwner().isEquivalentTo(OnlineCalibrator.class))
        .filter(called::add)
        .forEach(
            method -> {
              walk(method);
              packages.add(method.getOwner().getPackageName().substring(CORE.length()));
            });
  }

  private static List<String> documentedStages() throws IOException {
    Path source = Path.of("src/main/java/io/vad4j/core/detector/package-info.java");
    return Pattern.compile("<li>\\{@link io\\.vad4j\\.core\\.(\\w+)}")
        .matcher(Files.readString(source))
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  @Test
  void packageInfoListsTheStagesInTheOrderOfTheCalls() throws IOException {
    walk(CLASSES.get(StreamSession.class).getMethod("runStages", Frame.class));

    List<String> stages = documentedStages();
    assertThat(packages.stream().filter(stages::contains)).containsExactlyElementsOf(stages);
  }

  @Test
  void architecturePageListsTheStagesInTheSameOrder() throws IOException {
    String page = Files.readString(Path.of("../docs/development/architecture.md"));

    assertThat(page).contains(String.join(" → ", documentedStages()));
  }
}
