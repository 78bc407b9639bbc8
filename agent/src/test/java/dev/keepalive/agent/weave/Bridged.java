package dev.keepalive.agent.weave;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.jvm.JavaBase;
import dev.keepalive.agent.log.Log;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.record.Failures;
import dev.keepalive.agent.sweep.Sweeper;
import dev.keepalive.agent.watch.DeadPeers;
import java.lang.instrument.ClassFileTransformer;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The hook behind the bridge of this JVM. By reflection: the bridge is in a package of {@code
 * java.base}, where the compiler of the tests does not look for it, and is there only once it has
 * been defined.
 */
final class Bridged {
  private static final Class<?> BRIDGE;
  private static final Class<?> HOOK;

  static {
    try {
      JavaBase.define("java/net/KeepaliveBridge");
      BRIDGE = Class.forName("java.net.KeepaliveBridge", true, null);
      HOOK = Class.forName("dev.keepalive.agent.weave.Hook");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Bridged() {}

  static Object hook(Connections connections, Failures failures, int feature) {
    return hook(connections, deadPeers(connections), failures, feature);
  }

  /** Nobody is told what it finds. */
  static DeadPeers deadPeers(Connections connections) {
    return new DeadPeers(connections.known(), BeforeMain.over(), record -> {}, new RecordingLog());
  }

  static Object hook(Connections connections, DeadPeers deadPeers, Failures failures, int feature) {
    try {
      Constructor<?> made =
          HOOK.getDeclaredConstructor(
              Connections.class, DeadPeers.class, Failures.class, Consumer.class, int.class);
      Consumer<Object> nobody = server -> {};
      return made.newInstance(connections, deadPeers, failures, nobody, feature);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the hook", e);
    }
  }

  static void install(Object hook) {
    call(HOOK, "install", hook);
  }

  static void remove() {
    call(HOOK, "remove", null);
  }

  /** The hook that is installed, or null. */
  static Object installed() {
    try {
      return BRIDGE.getField("hook").get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the hook", e);
    }
  }

  /** As woven code tells it. */
  static Object event(String event, Object socket, Object first, Object second, Object value) {
    return call(BRIDGE, "event", null, event, socket, first, second, value);
  }

  static ClassFileTransformer transformer(
      Map<String, List<Target>> targets, Sweeper sweeper, Object hook, Log log) {
    try {
      Constructor<?> made =
          TargetTransformer.class.getDeclaredConstructor(Map.class, Sweeper.class, HOOK, Log.class);
      return (ClassFileTransformer) made.newInstance(targets, sweeper, hook, log);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the hook", e);
    }
  }

  private static Object call(Class<?> type, String name, Object target, Object... arguments) {
    try {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
          return method.invoke(target, arguments);
        }
      }
      throw new NoSuchMethodException(name);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the hook", e);
    }
  }
}
