package io.vad4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules of the exported packages of the library modules that are kept in comments and POMs. */
class PublicTypesTest {
  private static final List<String> MODULES =
      List.of("vad-api", "vad-core", "vad-motion", "vad-tensorflow");
  private static final Pattern EXPORT = Pattern.compile("exports ([\\w.]+);");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("(?m)^public (\\w+ )*?(class|interface|@interface|enum|record) ");

  @Test
  void everyPublicTypeOfAnExportedPackageHasASinceTag() {
    Set<String> exported = SourceFile.exportedPackages();

    assertThat(SourceFile.product())
        .filteredOn(file -> MODULES.contains(file.toString().split("/")[0]))
        .filteredOn(file -> exported.contains(file.packageName()))
        .filteredOn(file -> PUBLIC_TYPE.matcher(file.text()).find())
        .filteredOn(file -> !PUBLIC_TYPE.split(file.text())[0].contains(" * @since "))
        .isEmpty();
  }

  @Test
  void everyExportedPackageHasAnOverview() {
    for (String module : MODULES) {
      for (String exported : exports(module)) {
        Path overview =
            SourceFile.ROOT
                .resolve(module)
                .resolve("src/main/java")
                .resolve(exported.replace('.', '/'))
                .resolve("package-info.java");
        assertThat(overview).exists().content().contains("/**");
      }
    }
  }

  @Test
  void theSignaturesOfEveryExportedPackageAreComparedWithTheBaseline() {
    for (String module : MODULES) {
      assertThat(SourceFile.ROOT.resolve(module).resolve("pom.xml"))
          .content()
          .contains(
              "<vad4j.exported.packages>"
                  + String.join(",", exports(module))
                  + "</vad4j.exported.packages>");
    }
  }

  private static List<String> exports(String module) {
    Path file = SourceFile.ROOT.resolve(module).resolve("src/main/java/module-info.java");
    return EXPORT
        .matcher(SourceFile.read(file).text())
        .results()
        .map(export -> export.group(1))
        .toList();
  }
}
