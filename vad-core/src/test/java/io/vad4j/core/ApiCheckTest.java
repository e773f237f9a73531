package io.vad4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.config.Options;
import japicmp.exception.JApiCmpException;
import japicmp.model.AccessModifier;
import japicmp.output.incompatible.IncompatibleErrorOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javassist.CannotCompileException;
import javassist.ClassPool;
import javassist.CtClass;
import javassist.CtMethod;
import javassist.CtNewMethod;
import javassist.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The comparison of signatures that {@code mvn verify} makes keeps what docs/reference/stability.md promises.
 * It is made here with the same library and the settings of the parent POM, against a jar of which
 * one class was changed.
 */
class ApiCheckTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path BASELINE = ROOT.resolve("vad-api/src/baseline/vad-api-baseline.jar");

  @TempDir private Path folder;

  @Test
  void aPublicMethodThatIsGoneFailsTheBuildWithItsName() throws Exception {
    Path changed =
        changed("io.vad4j.Frame", frame -> frame.removeMethod(frame.getDeclaredMethod("width")));

    assertThatThrownBy(() -> compare(changed))
        .isInstanceOf(JApiCmpException.class)
        .hasMessageContaining("io.vad4j.Frame.width()")
        .hasMessageContaining("METHOD_REMOVED");
  }

  @Test
  void anAbstractMethodThatIsNewInAnInterfaceFailsTheBuildWithItsName() throws Exception {
    Path changed = changed("io.vad4j.Scorer", scorer -> add(scorer, "int novel();"));

    assertThatThrownBy(() -> compare(changed))
        .isInstanceOf(JApiCmpException.class)
        .hasMessageContaining("io.vad4j.Scorer.novel()");
  }

  @Test
  void aDefaultMethodThatIsNewPasses() throws Exception {
    Path changed =
        changed("io.vad4j.Scorer", scorer -> add(scorer, "public int novel() { return 0; }"));

    assertThatCode(() -> compare(changed)).doesNotThrowAnyException();
  }

  @Test
  void everyLibraryModuleHasABaselineAndIsCompared() throws IOException {
    for (String module : new String[] {"vad-api", "vad-core", "vad-motion", "vad-tensorflow"}) {
      Path home = ROOT.resolve(module);
      assertThat(home.resolve("src/baseline/" + module + "-baseline.jar")).exists();
      assertThat(home.resolve("pom.xml")).content().contains("<japicmp.skip>false</japicmp.skip>");
    }
  }

  private static void add(CtClass type, String method) throws CannotCompileException {
    CtMethod added = CtNewMethod.make(method, type);
    type.addMethod(added);
  }

  private interface Change {
    void apply(CtClass type) throws CannotCompileException, NotFoundException;
  }

  /** The baseline with a change to one class. */
  private Path changed(String name, Change change)
      throws IOException, CannotCompileException, NotFoundException {
    Path jar = Files.copy(BASELINE, folder.resolve("changed.jar"));
    try (FileSystem content = FileSystems.newFileSystem(jar)) {
      Path file = content.getPath(name.replace('.', '/') + ".class");
      ClassPool pool = new ClassPool(true);
      pool.appendClassPath(BASELINE.toString());
      CtClass type = pool.makeClass(new ByteArrayInputStream(Files.readAllBytes(file)));
      change.apply(type);
      Files.write(file, type.toBytecode());
    }
    return jar;
  }

  /** Throws where the build would fail. */
  private static void compare(Path changed) throws IOException {
    Options options = settings();
    JarArchiveComparator comparator =
        new JarArchiveComparator(JarArchiveComparatorOptions.of(options));
    new IncompatibleErrorOutput(
            options,
            comparator.compare(
                new JApiCmpArchive(BASELINE.toFile(), "baseline"),
                new JApiCmpArchive(changed.toFile(), "changed")),
            comparator)
        .generate();
  }

  /** As the plugin reads them. */
  private static Options settings() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    Options options = Options.newDefault();
    options.setAccessModifier(
        AccessModifier.valueOf(setting(pom, "accessModifier").toUpperCase(Locale.ROOT)));
    options.setErrorOnBinaryIncompatibility(
        flag(pom, "breakBuildOnBinaryIncompatibleModifications"));
    options.setErrorOnSourceIncompatibility(
        flag(pom, "breakBuildOnSourceIncompatibleModifications"));
    options.setIgnoreMissingClasses(flag(pom, "ignoreMissingClasses"));
    options.setOutputOnlyModifications(flag(pom, "onlyModified"));
    options.addIncludeFromArgument(
        Optional.of(
            setting(Files.readString(ROOT.resolve("vad-api/pom.xml")), "vad4j.exported.packages")
                .replace(',', ';')),
        flag(pom, "includeExclusively"));
    return options;
  }

  private static boolean flag(String pom, String name) {
    return Boolean.parseBoolean(setting(pom, name));
  }

  private static String setting(String pom, String name) {
    Matcher matcher = Pattern.compile("<" + name + ">([^<]+)</" + name + ">").matcher(pom);
    assertThat(matcher.find()).as(name).isTrue();
    return matcher.group(1);
  }
}
