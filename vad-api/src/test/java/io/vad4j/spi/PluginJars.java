package io.vad4j.spi;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Jars with a scorer provider each, as a vendor ships them. */
final class PluginJars {
  private PluginJars() {}

  /** Writes a jar with this class as a service. */
  static Path of(Path jar, Class<? extends ScorerProvider> provider) throws IOException {
    try (JarOutputStream content = new JarOutputStream(Files.newOutputStream(jar));
        InputStream bytes = provider.getResourceAsStream(fileName(provider.getName()))) {
      content.putNextEntry(new JarEntry(provider.getName().replace('.', '/') + ".class"));
      bytes.transferTo(content);
      content.putNextEntry(new JarEntry("META-INF/services/" + ScorerProvider.class.getName()));
      content.write(provider.getName().getBytes(StandardCharsets.UTF_8));
    }
    return jar;
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
