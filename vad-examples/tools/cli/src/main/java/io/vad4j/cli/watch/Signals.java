package io.vad4j.cli.watch;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals of the operating system, where Java passes them on. The classes are no part of the Java
 * platform, and are used where they are there.
 */
final class Signals implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

  private final List<Runnable> restorations = new ArrayList<>();

  /**
   * Calls an action at a signal, until closed.
   *
   * @param name its name without SIG, such as TERM
   */
  void on(String name, Runnable action) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object signal = type.getConstructor(String.class).newInstance(name);
      Method handle = type.getMethod("handle", type, handlerType);
      Object handler =
          Proxy.newProxyInstance(
              handlerType.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      action.run();
                      yield null;
                    }
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "handler of " + name;
                  });
      Object previous = handle.invoke(null, signal, handler);
      restorations.add(
          () -> {
            try {
              handle.invoke(null, signal, previous);
            } catch (ReflectiveOperationException | RuntimeException e) {
              LOG.debug("The handler of signal {} was not restored.", name, e);
            }
          });
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      LOG.debug("Signal {} is not available here.", name, e);
    }
  }

  @Override
  public void close() {
    restorations.forEach(Runnable::run);
    restorations.clear();
  }
}
