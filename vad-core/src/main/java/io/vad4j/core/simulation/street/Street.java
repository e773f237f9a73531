package io.vad4j.core.simulation.street;

import io.vad4j.core.simulation.render.Camera;
import io.vad4j.core.simulation.render.Canvas;
import io.vad4j.core.simulation.render.Raster;
import io.vad4j.core.simulation.render.Silhouette;
import io.vad4j.core.simulation.scenery.Backdrop;
import io.vad4j.core.simulation.scenery.Conditions;
import io.vad4j.core.simulation.scenery.Curtain;
import io.vad4j.core.simulation.scenery.Layout;
import io.vad4j.core.simulation.scenery.Light;
import io.vad4j.core.simulation.scenery.LightField;
import io.vad4j.core.simulation.scenery.Prop;
import io.vad4j.core.simulation.scenery.Props;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Renderer of a street seen by a fixed camera. Immutable once created. */
public final class Street {
  /** The length of the shadow of a person in the sun, in metres. */
  private static final double CAST_SHADOW = 1.9;

  private final Layout layout;
  private final Props props;
  private final Canvas undisturbed;
  private final Canvas backdrop;
  private final Curtain curtain;

  /**
   * Renders the background.
   *
   * @param layout the ground plan
   * @param furnitureMoved whether the bench stands elsewhere
   * @param windy whether trees sway
   */
  public Street(Layout layout, boolean furnitureMoved, boolean windy) {
    this.layout = layout;
    this.curtain = new Curtain(layout);
    this.props = Props.of(layout, furnitureMoved, windy);
    this.backdrop = new Backdrop(layout).paint();
    this.undisturbed = backdrop.copy();
    Props rest = Props.of(layout, false, false);
    // As a frame shows them: in the background, and over the actors behind them.
    for (int i = 0; i < 2; i++) {
      rest.all().forEach(prop -> prop.draw(undisturbed, 0));
    }
    props.all().stream()
        .filter(prop -> !windy || !props.trees().contains(prop))
        .forEach(prop -> prop.draw(backdrop, 0));
  }

  /** The ground plan. */
  public Layout layout() {
    return layout;
  }

  /** A new light field of the street. */
  public LightField newLightField() {
    return new LightField(layout, props);
  }

  /** Renders the undisturbed street without actors. */
  public void drawEmpty(Canvas canvas) {
    canvas.copyFrom(undisturbed);
  }

  /** Renders the street with its actors at a time in seconds. */
  public void draw(
      Canvas canvas, List<Actor> actors, double time, Conditions conditions, LightField field) {
    Light light = conditions.light();
    boolean lit = !light.isOvercast();
    LightSetter setter =
        lit
            ? (across, depth) -> canvas.setLight(field.factor(light, across, depth))
            : (across, depth) -> {};
    canvas.copyFrom(lit ? field.light(backdrop, light) : backdrop);
    setter.set(curtain.middle(), layout.houseDepth());
    curtain.draw(canvas, layout.camera(), conditions.curtain());
    List<VisibleActor> visible = visibleActors(actors, time);
    for (VisibleActor placed : visible) {
      placed.actor.figure().drawShadow(canvas, layout.camera(), placed.pose);
      if (light.sun() > 0 && placed.pose.speed() > 0) {
        drawCastShadow(
            canvas, placed.pose, field.sunPart(light, placed.pose.across(), placed.pose.depth()));
      }
    }
    drawInOrder(
        canvas,
        visible,
        conditions.windTime(),
        placed -> setter.set(placed.pose.across(), placed.pose.depth()),
        prop -> setter.set(prop.across(), prop.depth()));
    canvas.setLight(1);
    if (light.lamp() > 0) {
      props.lamps().forEach(lamp -> Prop.drawGlow(canvas, layout.camera(), lamp));
    }
  }

  private void drawCastShadow(Canvas canvas, Pose pose, double darkness) {
    Camera camera = layout.camera();
    double unit = camera.scale(pose.depth());
    canvas.shadow(
        camera.column(pose.across() + CAST_SHADOW / 2, pose.depth()),
        camera.row(0, pose.depth()),
        CAST_SHADOW / 2 * unit,
        0.09 * unit,
        0.6 * darkness);
  }

  /** The visible pixels of selected actors that are abnormal at a time in seconds. */
  public BitSet anomalyMask(
      List<Actor> actors, double time, double windTime, Predicate<Actor> selected) {
    Silhouette silhouette = new Silhouette(layout.camera().width(), layout.camera().height());
    List<VisibleActor> visible = visibleActors(actors, time);
    if (visible.stream().anyMatch(placed -> placed.isAbnormal(selected))) {
      drawInOrder(
          silhouette,
          visible,
          windTime,
          placed -> silhouette.setMarking(placed.isAbnormal(selected)),
          prop -> silhouette.setMarking(false));
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

  private void drawInOrder(
      Raster raster,
      List<VisibleActor> visible,
      double windTime,
      Consumer<VisibleActor> actorListener,
      Consumer<Prop> propListener) {
    int index = 0;
    List<Prop> all = props.all();
    for (VisibleActor placed : visible) {
      for (; index < all.size() && all.get(index).depth() > placed.pose.depth(); index++) {
        propListener.accept(all.get(index));
        all.get(index).draw(raster, windTime);
      }
      actorListener.accept(placed);
      placed.actor.figure().draw(raster, layout.camera(), placed.pose);
    }
    for (Prop prop : all.subList(index, all.size())) {
      propListener.accept(prop);
      prop.draw(raster, windTime);
    }
  }

  private interface LightSetter {
    void set(double across, double depth);
  }

  private record VisibleActor(Actor actor, Pose pose) {
    boolean isAbnormal(Predicate<Actor> selected) {
      return selected.test(actor) && actor.role().isAbnormal(pose);
    }
  }
}
