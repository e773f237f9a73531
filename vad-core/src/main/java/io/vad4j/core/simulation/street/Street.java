package io.vad4j.core.simulation.street;

import io.vad4j.core.simulation.render.Camera;
import io.vad4j.core.simulation.render.Canvas;
import io.vad4j.core.simulation.render.Raster;
import io.vad4j.core.simulation.render.Silhouette;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Renderer of a street seen by a fixed camera. Immutable once created. */
public final class Street {
  private final Layout layout;
  private final Canvas backdrop;
  private final List<Prop> props;

  /** Renders the background. */
  public Street(Layout layout) {
    this.layout = layout;
    this.backdrop = new Backdrop(layout).paint();
    this.props = placeProps(layout);
    for (Prop prop : props) {
      prop.draw(backdrop);
    }
  }

  /** The ground plan. */
  public Layout layout() {
    return layout;
  }

  /** Renders the street with its actors at a time in seconds. */
  public void draw(Canvas canvas, List<Actor> actors, double time) {
    canvas.copyFrom(backdrop);
    List<VisibleActor> visible = visibleActors(actors, time);
    for (VisibleActor placed : visible) {
      placed.actor.figure().drawShadow(canvas, layout.camera(), placed.pose);
    }
    drawInOrder(canvas, visible, placed -> {});
  }

  /** The visible pixels of selected actors that are abnormal at a time in seconds. */
  public BitSet anomalyMask(List<Actor> actors, double time, Predicate<Actor> selected) {
    Silhouette silhouette = new Silhouette(layout.camera().width(), layout.camera().height());
    List<VisibleActor> visible = visibleActors(actors, time);
    if (visible.stream().anyMatch(placed -> placed.isAbnormal(selected))) {
      drawInOrder(
          silhouette, visible, placed -> silhouette.setMarking(placed.isAbnormal(selected)));
    }
    return silhouette.bits();
  }

  private List<VisibleActor> visibleActors(List<Actor> actors, double time) {
    List<VisibleActor> visible = new ArrayList<>();
    for (Actor actor : actors) {
      Optional<Pose> pose = actor.motion().at(time);
      if (pose.isPresent()) {
        visible.add(new VisibleActor(actor, pose.get()));
      }
    }
    visible.sort(
        Comparator.comparingDouble((VisibleActor placed) -> placed.pose.depth()).reversed());
    return visible;
  }

  private void drawInOrder(Raster raster, List<VisibleActor> visible, DrawListener listener) {
    int prop = 0;
    for (VisibleActor placed : visible) {
      for (; prop < props.size() && props.get(prop).depth() > placed.pose.depth(); prop++) {
        drawProp(raster, props.get(prop));
      }
      listener.onDraw(placed);
      placed.actor.figure().draw(raster, layout.camera(), placed.pose);
    }
    for (; prop < props.size(); prop++) {
      drawProp(raster, props.get(prop));
    }
  }

  private static void drawProp(Raster raster, Prop prop) {
    if (raster instanceof Silhouette silhouette) {
      silhouette.setMarking(false);
    }
    prop.draw(raster);
  }

  private static List<Prop> placeProps(Layout layout) {
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

  private interface DrawListener {
    void onDraw(VisibleActor placed);
  }

  private record VisibleActor(Actor actor, Pose pose) {
    boolean isAbnormal(Predicate<Actor> selected) {
      return selected.test(actor) && actor.role().isAbnormal(pose);
    }
  }
}
