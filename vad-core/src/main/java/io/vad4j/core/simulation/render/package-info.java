/** The software rasterizer of simulated scenes: camera, canvas, sprites, value noise. */
@NullMarked
package io.vad4j.core.simulation.render;

import org.jspecify.annotations.NullMarked;
