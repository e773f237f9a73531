/** Ground, houses, objects and light of a simulated street. */
@NullMarked
package io.vad4j.core.simulation.scenery;

import org.jspecify.annotations.NullMarked;
