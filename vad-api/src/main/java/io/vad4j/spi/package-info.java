/**
 * What plugins implement: providers of scorers, frame sources and detectors, found with {@link
 * java.util.ServiceLoader}.
 *
 * <p>A provider is named in {@code META-INF/services} for the class path and with {@code provides}
 * in {@code module-info.java} for the module path. It has a public constructor without parameters
 * that does no work: native libraries are loaded when the provider is used, so that looking up what
 * there is stays cheap and cannot fail for lack of one.
 */
@NullMarked
package io.vad4j.spi;

import org.jspecify.annotations.NullMarked;
