package io.vad4j.core.simulation.scenery;

import io.vad4j.core.simulation.render.Camera;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Objects of a street.
 *
 * @param all all of them, the farthest first
 * @param trees the trees of them
 * @param lamps the lamps of them
 */
public record Props(List<Prop> all, List<Prop> trees, List<Prop> lamps) {

  /**
   * The objects of a layout.
   *
   * @param layout the ground plan
   * @param furnitureMoved whether the bench stands elsewhere
   * @param windy whether trees sway
   */
  public static Props of(Layout layout, boolean furnitureMoved, boolean windy) {
    Random random = new Random(layout.seed() + 1);
    Camera camera = layout.camera();
    List<Prop> trees = new ArrayList<>();
    double middle = (layout.promenadeEnd() + layout.lawnEnd()) / 2;
    double half = camera.halfWidth(middle);
    int count = 2 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      double across = half * (-0.9 + 1.8 * (i + 0.2 + 0.6 * random.nextDouble()) / count);
      double depth = middle + 0.5 + (layout.lawnEnd() - middle - 0.8) * random.nextDouble();
      if (Math.abs(across - layout.crossing()) > layout.crossingHalfWidth() + 0.6) {
        trees.add(Prop.tree(camera, across, depth, random, windy));
      }
    }
    double edge = layout.promenadeEnd() + 0.3;
    double away = layout.crossing() > 0 ? -1 : 1;
    List<Prop> lamps =
        List.of(
            Prop.lamp(camera, layout.crossing() + away * 2.1, edge),
            Prop.lamp(camera, layout.crossing() + away * 8.6, edge));
    List<Prop> all = new ArrayList<>(trees);
    all.addAll(lamps);
    all.add(
        furnitureMoved
            ? Prop.bench(camera, layout.crossing() + away * 6.3, edge - 0.1)
            : Prop.bench(camera, layout.crossing() + away * 4.4, edge + 0.5));
    all.sort(Comparator.comparingDouble(Prop::depth).reversed());
    return new Props(List.copyOf(all), List.copyOf(trees), lamps);
  }
}
