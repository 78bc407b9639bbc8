package dev.keepalive.agent.jvm;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What there is from Java 9 on only; its calls are compiled against that, and this class is not
 * loaded on Java 8. By reflection they were measured at a tenth of a start on JDK 25, which makes a
 * class for each shape of a call.
 */
final class ModuleSystem {

  private ModuleSystem() {}

  /** Opens packages of {@code java.base} to the module of this class, and to no other. */
  static void open(Instrumentation instrumentation, String... packages) {
    Set<Module> own = Collections.singleton(ModuleSystem.class.getModule());
    Map<String, Set<Module>> opens = new HashMap<String, Set<Module>>();
    for (String name : packages) {
      opens.put(name, own);
    }
    instrumentation.redefineModule(
        Object.class.getModule(),
        Collections.<Module>emptySet(),
        Collections.<String, Set<Module>>emptyMap(),
        opens,
        Collections.<Class<?>>emptySet(),
        Collections.<Class<?>, List<Class<?>>>emptyMap());
  }

  /** Defines a class beside another, whose package is open to this module. */
  static void define(byte[] bytes, Class<?> beside) throws IllegalAccessException {
    MethodHandles.privateLookupIn(beside, MethodHandles.lookup()).defineClass(bytes);
  }
}
