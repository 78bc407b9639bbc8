package dev.keepalive.agent.weave;

import net.bytebuddy.jar.asm.MethodVisitor;

/** What is woven into a method. Immutable. */
interface MethodHook {

  /**
   * A visitor that writes the method with the hook in it.
   *
   * @param next writes it
   * @param method which one
   */
  MethodVisitor into(MethodVisitor next, Method method);

  /** The method that is woven. Immutable. */
  final class Method {
    final String className;
    final boolean isStatic;
    final String name;
    final String descriptor;

    /**
     * @param className internal name
     */
    Method(String className, boolean isStatic, String name, String descriptor) {
      this.className = className;
      this.isStatic = isStatic;
      this.name = name;
      this.descriptor = descriptor;
    }
  }
}
