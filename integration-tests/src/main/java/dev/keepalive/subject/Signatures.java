package dev.keepalive.subject;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/**
 * Prints the methods that classes of the JDK declare, {@code CLASS.NAME(DESCRIPTOR)}, a line each.
 * Arguments: binary class names.
 */
public final class Signatures {
  private Signatures() {}

  public static void main(String[] arguments) {
    for (String name : arguments) {
      try {
        for (Method method : Class.forName(name, false, null).getDeclaredMethods()) {
          MethodType type =
              MethodType.methodType(method.getReturnType(), method.getParameterTypes());
          System.out.println(name + "." + method.getName() + type.toMethodDescriptorString());
        }
      } catch (ClassNotFoundException e) {
        System.out.println("no class " + name);
      }
    }
  }
}
