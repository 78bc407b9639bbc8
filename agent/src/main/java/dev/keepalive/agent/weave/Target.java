package dev.keepalive.agent.weave;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/**
 * One method of the JDK's that is woven, and the names under which it is found from Java 8 to 26:
 * the first that the class has is the one. Immutable.
 */
public final class Target {

  private final String className;
  private final Class<?> advice;
  private final List<String> methods;
  private final boolean mayBeMissing;

  /**
   * @param className binary name
   * @param methods name and descriptor, as in {@code finishConnect()Z}, in order of preference; the
   *     returned type may be left out
   */
  Target(String className, Class<?> advice, String... methods) {
    this(className, advice, Arrays.asList(methods), false);
  }

  private Target(String className, Class<?> advice, List<String> methods, boolean mayBeMissing) {
    this.className = className;
    this.advice = advice;
    this.methods = methods;
    this.mayBeMissing = mayBeMissing;
  }

  /** One that older versions of the class do not have. */
  static Target ifThere(String className, Class<?> advice, String method) {
    return new Target(className, advice, Collections.singletonList(method), true);
  }

  /** Whether it is nothing to speak of if the class does not have it. */
  boolean mayBeMissing() {
    return mayBeMissing;
  }

  /** The binary name of the class. */
  public String className() {
    return className;
  }

  /** What weaves it: the hook that the class is, or else the advice in it. */
  MethodVisitorWrapper weaving() {
    if (advice == FailureHook.class) {
      return new FailureHook();
    }
    return advice == CaughtFailureHook.class ? new CaughtFailureHook() : Advice.to(advice);
  }

  /** Name and descriptor of the method, the preferred one first. */
  public List<String> methods() {
    return methods;
  }

  /** The method that is the target in this class: the first that it declares, or null. */
  MethodDescription in(TypeDescription type) {
    for (String method : methods) {
      for (MethodDescription declared : type.getDeclaredMethods()) {
        if (!declared.isSynthetic()
            && (declared.getInternalName() + declared.getDescriptor()).startsWith(method)) {
          return declared;
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
