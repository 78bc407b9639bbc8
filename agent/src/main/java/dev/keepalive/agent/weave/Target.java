package dev.keepalive.agent.weave;

import dev.keepalive.agent.classfile.MethodPatch;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One method of the JDK's that is woven, and the names under which it is found from Java 8 to 26:
 * the first that the class has is the one. Immutable.
 */
public final class Target {

  private final String className;
  private final MethodHook hook;
  private final List<String> methods;
  private final boolean mayBeMissing;

  /**
   * @param className binary name
   * @param methods name and descriptor, as in {@code finishConnect()Z}, in order of preference; the
   *     returned type may be left out
   */
  Target(String className, MethodHook hook, String... methods) {
    this(className, hook, Arrays.asList(methods), false);
  }

  private Target(String className, MethodHook hook, List<String> methods, boolean mayBeMissing) {
    this.className = className;
    this.hook = hook;
    this.methods = methods;
    this.mayBeMissing = mayBeMissing;
  }

  /** One that older versions of the class do not have. */
  static Target ifThere(String className, MethodHook hook, String method) {
    return new Target(className, hook, Collections.singletonList(method), true);
  }

  /** Whether it is nothing to speak of if the class does not have it. */
  boolean mayBeMissing() {
    return mayBeMissing;
  }

  /** The binary name of the class. */
  public String className() {
    return className;
  }

  /** What is woven into it. */
  MethodHook hook() {
    return hook;
  }

  /** Name and descriptor of the method, the preferred one first. */
  public List<String> methods() {
    return methods;
  }

  /**
   * The method that is the target in a class: the first that it declares, or null; none that the
   * compiler has made.
   */
  MethodPatch in(List<MethodPatch> declared) {
    for (String method : methods) {
      for (MethodPatch each : declared) {
        if (!each.isSynthetic() && each.is(method)) {
          return each;
        }
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return className + "." + methods.get(0);
  }
}
