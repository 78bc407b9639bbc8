package dev.keepalive.agent.weave;

import dev.keepalive.agent.config.address.AddressBits;
import dev.keepalive.agent.jvm.DirectAccess;
import dev.keepalive.agent.jvm.JavaBase;
import dev.keepalive.agent.log.Log;
import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.record.Failures;
import dev.keepalive.agent.sweep.Sweeper;
import dev.keepalive.agent.watch.DeadPeers;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Installs the hook and the weaving in a JVM. */
public final class Weaver {

  private Weaver() {}

  /**
   * Opens the packages that the agent reads, defines the bridge, puts the hook behind it, and
   * weaves the targets: classes that are loaded already now, the others when they load. A program
   * that never opens a socket pays nothing for them.
   *
   * @param deadPeers looks at what reads and writes throw
   * @param jmx is given the platform's MBean server, when it is made; null if it may have been
   * @return what takes all of it away again, but for the bridge
   */
  public static Woven install(
      Instrumentation instrumentation,
      Connections connections,
      DeadPeers deadPeers,
      Failures failures,
      Consumer<Object> jmx,
      Sweeper sweeper,
      int feature,
      Log log)
      throws Exception {
    JavaBase.open(
        instrumentation,
        "java.io",
        "java.lang",
        "java.net",
        "jdk.internal.misc",
        "jdk.internal.module",
        "sun.nio.ch",
        "sun.nio.fs");
    AddressBits.javaNetIsOpen();
    // not by appending a jar to the boot class path: that prints a warning about class data
    // sharing,
    // and turns it off for the application
    JavaBase.define("java/net/KeepaliveBridge");
    DirectAccess.define();
    Hook hook = new Hook(connections, deadPeers, failures, jmx, feature);
    hook.install();

    Map<String, List<Target>> targets = new HashMap<String, List<Target>>();
    for (Target target : Targets.on(feature)) {
      String internalName = target.className().replace('.', '/');
      List<Target> ofClass = targets.get(internalName);
      if (ofClass == null) {
        ofClass = new ArrayList<Target>();
        targets.put(internalName, ofClass);
      }
      ofClass.add(target);
    }
    TargetTransformer transformer = new TargetTransformer(targets, sweeper, hook, log);
    try {
      instrumentation.addTransformer(transformer, true);
      for (Class<?> loaded : retransformLoaded(instrumentation, targets.keySet(), sweeper)) {
        if (loaded.getName().equals(Targets.JMX)) {
          jmx.accept(null); // its server may have been made already
        }
      }
      return new Woven(instrumentation, transformer, targets.keySet());
    } catch (Exception | Error e) { // all of it or nothing
      instrumentation.removeTransformer(transformer);
      Hook.remove();
      throw e;
    }
  }

  /**
   * Classes that another agent has loaded before, or the application if this one was attached.
   *
   * @param sweeper is told of all that is loaded; null: nobody is
   * @return the targets' classes that were loaded
   */
  static List<Class<?>> retransformLoaded(
      Instrumentation instrumentation, Set<String> targets, Sweeper sweeper)
      throws UnmodifiableClassException {
    List<Class<?>> loaded = new ArrayList<Class<?>>();
    for (Class<?> type : LoadedClasses.of(instrumentation, targets)) {
      String name = type.getName().replace('.', '/');
      if (sweeper != null) {
        sweeper.loading(name);
      }
      if (type.getClassLoader() == null
          ? targets.contains(name)
          : !NettyTargets.in(name).isEmpty()) {
        loaded.add(type);
      }
    }
    if (!loaded.isEmpty()) {
      instrumentation.retransformClasses(loaded.toArray(new Class<?>[0]));
    }
    return loaded;
  }
}
