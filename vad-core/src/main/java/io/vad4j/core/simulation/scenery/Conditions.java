package io.vad4j.core.simulation.scenery;

/**
 * State of the street at one time.
 *
 * @param light the light on it
 * @param curtain the part of the shop that the curtain covers, 0 to 1
 * @param windTime time in seconds that the wind is at
 */
public record Conditions(Light light, double curtain, double windTime) {}
