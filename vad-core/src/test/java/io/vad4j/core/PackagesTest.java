package io.vad4j.core;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

@AnalyzeClasses(
    packagesOf = PackagesTest.class,
    importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {
  private static final String CORE = "io.vad4j.core.";

  /** Lowest first. */
  private static final List<String> LAYERS =
      List.of(
          "csv",
          "image",
          "signal",
          "background",
          "config",
          "frames",
          "modelfile",
          "source",
          "preprocess",
          "calibration",
          "event",
          "cutpaste",
          "simulation",
          "evaluation",
          "dataset",
          "scoring",
          "fusion",
          "model",
          "training",
          "detector",
          "monitor",
          "alert");

  @ArchTest
  static final ArchRule aPackageUsesLowerLayersOnly =
      classes()
          .should(
              new ArchCondition<JavaClass>("use lower layers only") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    if (target.getPackageName().startsWith(CORE) && layer(target) > layer(type)) {
                      events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                  }
                }
              });

  private static int layer(JavaClass type) {
    String name = type.getPackageName().substring(CORE.length()).split("\\.")[0];
    assertThat(LAYERS).contains(name);
    return LAYERS.indexOf(name);
  }

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.vad4j.core.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule coreDependsOnTheApiAndSlf4jOnly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "io.vad4j",
              "io.vad4j.spi..",
              "io.vad4j.core..",
              "io.vad4j.monitor..",
              "org.slf4j..",
              "org.jspecify..",
              "java..",
              "javax.imageio..");

  /** The public API of the monitor knows its implementation by the service loader only. */
  @ArchTest
  static final ArchRule theMonitorAndItsAlertsAloneUseItsApi =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.vad4j.core.monitor..", "io.vad4j.core.alert")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vad4j.monitor");

  @ArchTest
  static void signaturesOfExportedPackagesExposeNoImplementation(JavaClasses classes) {
    Set<String> exported = SourceFile.exportedPackages();

    assertThat(classes.stream())
        .filteredOn(type -> exported.contains(type.getPackageName()))
        .filteredOn(type -> type.getModifiers().contains(PUBLIC))
        .flatMap(JavaClass::getCodeUnits)
        .filteredOn(PackagesTest::isVisible)
        .filteredOn(unit -> !types(unit).allMatch(type -> isApi(type, exported)))
        .isEmpty();
  }

  private static boolean isVisible(JavaCodeUnit unit) {
    return unit.getModifiers().contains(PUBLIC) || unit.getModifiers().contains(PROTECTED);
  }

  private static Stream<JavaClass> types(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
        .flatMap(type -> type.getAllInvolvedRawTypes().stream());
  }

  private static boolean isApi(JavaClass type, Set<String> exported) {
    return !type.getPackageName().startsWith(CORE)
        || exported.contains(type.getPackageName()) && type.getModifiers().contains(PUBLIC);
  }
}
