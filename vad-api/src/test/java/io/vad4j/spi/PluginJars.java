package io.vad4j.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** Jars with a scorer provider each, as a vendor ships them. */
final class PluginJars {
  private static final String SERVICES = "META-INF/services/" + ScorerProvider.class.getName();

  private PluginJars() {}

  /** Writes a jar with this class as a service. */
  static Path of(Path jar, Class<? extends ScorerProvider> provider) throws IOException {
    try (JarOutputStream content = new JarOutputStream(Files.newOutputStream(jar));
        InputStream bytes = provider.getResourceAsStream(fileName(provider.getName()))) {
      add(content, provider.getName().replace('.', '/') + ".class", bytes.readAllBytes());
      add(content, SERVICES, provider.getName().getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  /** Writes a jar with a provider that no other class path has: {@code io.acme.Plugin}. */
  static Path compiled(Path jar, String name) throws IOException {
    Path work = Files.createTempDirectory(jar.getParent(), "compiled");
    Path source = work.resolve("Plugin.java");
    Files.writeString(
        source,
        """
        package io.acme;
        public final class Plugin implements io.vad4j.spi.TrainingFreeScorerProvider {
          public io.vad4j.spi.ScorerDescriptor descriptor() {
            return io.vad4j.spi.ScorerDescriptor.builder("%s", "For a test.").build();
          }
          public io.vad4j.spi.ScorerModel create(io.vad4j.Options options) {
            throw new AssertionError("No scorer is made in this test.");
          }
        }
        """
            .formatted(name));
    String[] arguments = {
      "-proc:none",
      "-cp",
      CodeLocation.of(ScorerProvider.class),
      "-d",
      work.toString(),
      source.toString()
    };
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
    try (JarOutputStream content = new JarOutputStream(Files.newOutputStream(jar))) {
      add(
          content,
          "io/acme/Plugin.class",
          Files.readAllBytes(work.resolve("io/acme/Plugin.class")));
      add(content, SERVICES, "io.acme.Plugin".getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(content);
  }

  private static String fileName(String className) {
    return className.substring(className.lastIndexOf('.') + 1) + ".class";
  }

  /** A loader that takes the providers from the jars, though the parent has them too. */
  static ClassLoader loader(ClassLoader parent, Path... jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    return new URLClassLoader(urls, parent) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Class<?> loaded = findLoadedClass(name);
        if (loaded == null && findResource(name.replace('.', '/') + ".class") != null) {
          loaded = findClass(name);
        }
        return loaded == null ? super.loadClass(name, resolve) : loaded;
      }
    };
  }
}
