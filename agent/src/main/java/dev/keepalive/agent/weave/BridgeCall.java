package dev.keepalive.agent.weave;

import dev.keepalive.agent.classfile.Code;
import dev.keepalive.agent.classfile.MethodPatch;

/**
 * A call of the bridge, {@code event(String, socket, first, second, value)}, and where its
 * arguments come from. The bridge never throws. Without a branch, so that no frame of the method's
 * changes. Immutable.
 */
final class BridgeCall {
  private static final String OWNER = "java/net/KeepaliveBridge";
  private static final String DESCRIPTOR =
      "(Ljava/lang/String;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;"
          + "Ljava/lang/Object;)Ljava/lang/Object;";

  /** Where an argument comes from: a parameter of the method's by its number, or one of these. */
  static final int NULL = -1;

  static final int SELF = -2;
  static final int RETURNED = -3;
  static final int METHOD_NAME = -4;

  private final String event;
  private final int[] arguments;

  private BridgeCall(String event, int[] arguments) {
    this.event = event;
    this.arguments = arguments;
  }

  /**
   * @param event its name
   */
  static BridgeCall of(String event, int socket, int first, int second, int value) {
    return new BridgeCall(event, new int[] {socket, first, second, value});
  }

  /** The name of its event. */
  @Override
  public String toString() {
    return event;
  }

  /** Before the method's own code. */
  void write(Code code, MethodPatch method) {
    code.pushString(event);
    for (int argument : arguments) {
      push(code, method, argument);
    }
    call(code).pop();
  }

  /**
   * The same; what the bridge answers is the value of the last argument's parameter from now on.
   */
  void writeAndTake(Code code, MethodPatch method) {
    code.pushString(event);
    for (int argument : arguments) {
      push(code, method, argument);
    }
    call(code);
    int parameter = arguments[arguments.length - 1];
    String type = method.parameters().get(parameter);
    String boxed = boxed(type);
    int slot = method.slot(parameter);
    if (boxed == null) {
      code.cast(type.substring(1, type.length() - 1)).store(slot);
    } else {
      String unbox = type.equals("Z") ? "booleanValue" : "intValue";
      code.cast(boxed).call(boxed, unbox, "()" + type).storeInt(slot);
    }
  }

  /** Right before the method returns what lies on the stack, and stays there. */
  void writeAtReturn(Code code, MethodPatch method) {
    int returned = indexOfReturned();
    if (returned < 0) {
      write(code, method);
      return;
    }
    code.dup();
    box(code, method.returned());
    code.pushString(event).swap();
    for (int i = 0; i < returned; i++) {
      push(code, method, arguments[i]);
      code.swap();
    }
    for (int i = returned + 1; i < arguments.length; i++) {
      push(code, method, arguments[i]);
    }
    call(code).pop();
  }

  private int indexOfReturned() {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] == RETURNED) {
        return i;
      }
    }
    return -1;
  }

  static Code call(Code code) {
    return code.callStatic(OWNER, "event", DESCRIPTOR);
  }

  private static void push(Code code, MethodPatch method, int argument) {
    switch (argument) {
      case NULL:
        code.pushNull();
        break;
      case SELF:
        code.load(0);
        break;
      case METHOD_NAME:
        code.pushString(method.name());
        break;
      default:
        String type = method.parameters().get(argument);
        int slot = method.slot(argument);
        if (boxed(type) == null) {
          code.load(slot);
        } else {
          box(code.loadInt(slot), type);
        }
        break;
    }
  }

  private static void box(Code code, String type) {
    String boxed = boxed(type);
    if (boxed != null) {
      code.callStatic(boxed, "valueOf", "(" + type + ")L" + boxed + ";");
    }
  }

  /** Of the two primitive types that the targets have; null of an object. */
  private static String boxed(String type) {
    switch (type.charAt(0)) {
      case 'Z':
        return "java/lang/Boolean";
      case 'I':
        return "java/lang/Integer";
      case 'L':
        return null;
      default:
        throw new IllegalArgumentException(type);
    }
  }
}
