package dev.keepalive.agent.weave;

import dev.keepalive.agent.linux.JvmArguments;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds out which of the targets' classes are loaded already. */
final class LoadedClasses {

  private LoadedClasses() {}

  /**
   * The loaded classes, the targets' among them. Where the JVM checks JNI calls, the targets'
   * classes are loaded instead: up to 17, {@code Instrumentation.getAllLoadedClasses} would make
   * {@code -Xcheck:jni} print a warning about its own native code.
   */
  static Class<?>[] of(Instrumentation instrumentation, Set<String> internalNames) {
    if (!JvmArguments.contain("-Xcheck:jni")) {
      return instrumentation.getAllLoadedClasses();
    }
    List<Class<?>> classes = new ArrayList<Class<?>>();
    for (String name : internalNames) {
      Class<?> type = load(name.replace('/', '.'));
      if (type != null) {
        classes.add(type);
      }
    }
    return classes.toArray(new Class<?>[0]);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, null);
    } catch (ClassNotFoundException notInThisJdk) {
      return null;
    }
  }
}
