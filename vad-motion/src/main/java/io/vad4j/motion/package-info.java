/**
 * Scorers that see motion, direction, appearance and stillness, with OpenCV underneath; the first
 * four need no training.
 *
 * <table>
 * <caption>The scorers, and about what a frame of 360×240 costs on one core</caption>
 * <tr><th>name</th><th>evidence</th><th>unit</th><th>cost</th></tr>
 * <tr><td>{@code frame-difference}</td><td>change of brightness</td><td>grey levels</td>
 *     <td>0.1 ms</td></tr>
 * <tr><td>{@code gradient}</td><td>change of edges</td><td>grey levels a pixel</td>
 *     <td>0.2 ms</td></tr>
 * <tr><td>{@code optical-flow}</td><td>speed</td><td>pixels a second</td><td>2.6 ms</td></tr>
 * <tr><td>{@code mog2}</td><td>foreground</td><td>share of a cell's pixels</td>
 *     <td>1 ms</td></tr>
 * <tr><td>{@code direction}</td><td>unlikeliness of direction and speed</td><td>−ln p</td>
 *     <td>0.8 ms</td></tr>
 * <tr><td>{@code appearance}</td><td>distance to what is normal</td><td>none</td>
 *     <td>0.8 ms</td></tr>
 * <tr><td>{@code stillness}</td><td>time that something stands still</td><td>seconds</td>
 *     <td>0.3 ms</td></tr>
 * </table>
 *
 * <p>All take {@link io.vad4j.PixelFormat#GRAY8} frames and give one value for each cell of about 8
 * × 8 pixels, see {@link io.vad4j.core.image.CellGrid}. In the first three, the evidence of the
 * median cell is taken off every cell, so that flicker, exposure steps and slight camera noise do
 * not look like motion; and neither does what moves more than half of the picture at once.
 *
 * <h2>Native code</h2>
 *
 * <p>OpenCV's native libraries are loaded when a model is first created, not when providers are
 * looked up. Where they are missing, a {@link io.vad4j.ProviderException} names the artifacts to
 * add.
 *
 * <p>Each scorer works on its caller's thread alone: one stream, one core; many streams use many
 * threads. OpenCV's own thread pool is process-wide, and some of its algorithms give slightly other
 * results with another number of threads, so it is switched off when the first model is created. An
 * application that uses OpenCV itself and wants the pool back sets the system property {@code
 * vad4j.opencv.threads} to the number of threads, or to {@code unchanged}.
 *
 * <p>JavaCPP, which holds OpenCV, refuses to allocate when the process takes more memory than four
 * times the Java heap's limit. Run a small heap with {@code
 * -Dorg.bytedeco.javacpp.maxphysicalbytes=0}.
 */
@NullMarked
package io.vad4j.motion;

import org.jspecify.annotations.NullMarked;
