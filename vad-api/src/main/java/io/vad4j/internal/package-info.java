/**
 * Lookup of providers with {@link java.util.ServiceLoader}. Not exported: applications use {@link
 * io.vad4j.Detector} and {@link io.vad4j.FrameSource}, plugins {@link io.vad4j.spi}.
 */
@NullMarked
package io.vad4j.internal;

import org.jspecify.annotations.NullMarked;
