package io.vad4j.web.server;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes an image of a page once its pictures are loaded. Arguments: address, file, width, height,
 * {@code light} or {@code dark}, and the least number of pictures.
 */
final class Screenshot {
  private Screenshot() {}

  public static void main(String[] arguments) throws Exception {
    Path profile = Files.createTempDirectory("screenshot");
    try (Browser browser = new Browser(Browser.program().orElseThrow(), profile)) {
      browser.setScreen(
          Integer.parseInt(arguments[2]),
          Integer.parseInt(arguments[3]),
          arguments[4].equals("dark"));
      browser.open(URI.create(arguments[0]));
      browser.await("document.images.length >= " + arguments[5]);
      browser.await(
          "[...document.images].every((i) => i.naturalWidth > 0"
              + " || i.getBoundingClientRect().top > innerHeight)");
      browser.screenshot(Path.of(arguments[1]));
    }
  }
}
