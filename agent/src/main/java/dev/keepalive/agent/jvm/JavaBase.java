package dev.keepalive.agent.jvm;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Opens packages of {@code java.base} to the agent's own unnamed module, and to no other; there is
 * nothing to open on Java 8. All by reflection: none of it exists there.
 */
public final class JavaBase {

  private JavaBase() {}

  /** Opens the packages to the module of {@code JavaBase}. */
  public static void open(Instrumentation instrumentation, String... packages)
      throws ReflectiveOperationException {
    Method getModule;
    try {
      getModule = Class.class.getMethod("getModule");
    } catch (NoSuchMethodException java8) {
      return;
    }
    Object own = getModule.invoke(JavaBase.class);
    Map<String, Set<?>> opens = new HashMap<String, Set<?>>();
    for (String name : packages) {
      opens.put(name, Collections.singleton(own));
    }
    for (Method method : Instrumentation.class.getMethods()) {
      if (method.getName().equals("redefineModule")) {
        method.invoke(
            instrumentation,
            getModule.invoke(Object.class),
            Collections.emptySet(),
            Collections.emptyMap(),
            opens,
            Collections.emptySet(),
            Collections.emptyMap());
        return;
      }
    }
    throw new NoSuchMethodException(
        "Instrumentation.redefineModule, to open " + Arrays.toString(packages));
  }
}
