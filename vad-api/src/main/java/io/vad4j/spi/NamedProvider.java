package io.vad4j.spi;

/**
 * A plugin that is chosen by name.
 *
 * @since 0.1.0
 */
public interface NamedProvider {

  /**
   * {@return lower-case words joined by hyphens, such as {@code optical-flow}; unique among its
   * kind}
   */
  String name();
}
