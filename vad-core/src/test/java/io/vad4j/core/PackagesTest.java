package io.vad4j.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packagesOf = PackagesTest.class,
    importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {
  @ArchTest
  static final ArchRule packagesDependOnEachOtherInOneDirection =
      slices().matching("io.vad4j.core.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule coreDependsOnTheApiAndSlf4jOnly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "io.vad4j",
              "io.vad4j.spi..",
              "io.vad4j.core..",
              "org.slf4j..",
              "org.jspecify..",
              "java..",
              "javax.imageio..");
}
