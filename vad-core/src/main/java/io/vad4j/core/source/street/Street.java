package io.vad4j.core.source.street;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** A street seen by a fixed camera, ready to be peopled. Immutable once made. */
public final class Street {
  private final Layout layout;
  private final Picture backdrop;
  private final List<Prop> props;

  /** Paints the backdrop, which takes about a tenth of a second. */
  public Street(Layout layout) {
    this.layout = layout;
    this.backdrop = new Backdrop(layout).paint();
    this.props = furnish(layout);
    for (Prop prop : props) {
      prop.draw(backdrop);
    }
  }

  /** Where things are on the ground. */
  public Layout layout() {
    return layout;
  }

  /** Draws the street with its people at a time in seconds. */
  public void draw(Picture picture, List<Actor> actors, double time) {
    picture.copy(backdrop);
    List<Standing> present = present(actors, time);
    for (Standing standing : present) {
      standing.actor.figure().drawShadow(picture, layout.camera(), standing.pose);
    }
    drawInOrder(picture, present, standing -> {});
  }

  /**
   * Where in the picture those are seen who are abnormal at a time in seconds, and of the kinds
   * asked for.
   */
  public BitSet abnormal(List<Actor> actors, double time, Predicate<Actor> wanted) {
    Silhouette silhouette = new Silhouette(layout.camera().width(), layout.camera().height());
    List<Standing> present = present(actors, time);
    if (present.stream().anyMatch(standing -> standing.abnormal(wanted))) {
      drawInOrder(silhouette, present, standing -> silhouette.marking(standing.abnormal(wanted)));
    }
    return silhouette.bits();
  }

  private List<Standing> present(List<Actor> actors, double time) {
    List<Standing> present = new ArrayList<>();
    for (Actor actor : actors) {
      Optional<Pose> pose = actor.motion().at(time);
      if (pose.isPresent()) {
        present.add(new Standing(actor, pose.get()));
      }
    }
    present.sort(
        Comparator.comparingDouble((Standing standing) -> standing.pose.depth()).reversed());
    return present;
  }

  private void drawInOrder(Raster raster, List<Standing> present, Before before) {
    int prop = 0;
    for (Standing standing : present) {
      for (; prop < props.size() && props.get(prop).depth() > standing.pose.depth(); prop++) {
        drawProp(raster, props.get(prop));
      }
      before.drawing(standing);
      standing.actor.figure().draw(raster, layout.camera(), standing.pose);
    }
    for (; prop < props.size(); prop++) {
      drawProp(raster, props.get(prop));
    }
  }

  private static void drawProp(Raster raster, Prop prop) {
    if (raster instanceof Silhouette silhouette) {
      silhouette.marking(false);
    }
    prop.draw(raster);
  }

  private static List<Prop> furnish(Layout layout) {
    Random random = new Random(layout.seed() + 1);
    Camera camera = layout.camera();
    List<Prop> props = new ArrayList<>();
    double middle = (layout.promenadeEnd() + layout.lawnEnd()) / 2;
    double half = camera.halfWidth(middle);
    int trees = 2 + random.nextInt(2);
    for (int i = 0; i < trees; i++) {
      double across = half * (-0.9 + 1.8 * (i + 0.2 + 0.6 * random.nextDouble()) / trees);
      double depth = middle + 0.5 + (layout.lawnEnd() - middle - 0.8) * random.nextDouble();
      if (Math.abs(across - layout.crossing()) > layout.crossingHalfWidth() + 0.6) {
        props.add(Prop.tree(camera, across, depth, random));
      }
    }
    double edge = layout.promenadeEnd() + 0.3;
    double away = layout.crossing() > 0 ? -1 : 1;
    props.add(Prop.lamp(camera, layout.crossing() + away * 2.1, edge));
    props.add(Prop.lamp(camera, layout.crossing() + away * 8.6, edge));
    props.add(Prop.bench(camera, layout.crossing() + away * 4.4, edge + 0.5));
    props.sort(Comparator.comparingDouble(Prop::depth).reversed());
    return props;
  }

  private interface Before {
    void drawing(Standing standing);
  }

  private record Standing(Actor actor, Pose pose) {
    boolean abnormal(Predicate<Actor> wanted) {
      return wanted.test(actor) && actor.role().abnormal(pose);
    }
  }
}
