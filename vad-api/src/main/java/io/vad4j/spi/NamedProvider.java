package io.vad4j.spi;

/**
 * Provider that is selected by name.
 *
 * @since 0.1.0
 */
public interface NamedProvider {

  /**
   * {@return lower-case words joined by hyphens, such as {@code optical-flow}; unique among
   * providers of one type}
   */
  String name();
}
