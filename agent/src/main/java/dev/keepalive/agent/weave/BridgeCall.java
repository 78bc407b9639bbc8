package dev.keepalive.agent.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

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
  void write(MethodVisitor mv, MethodHook.Method method) {
    mv.visitLdcInsn(event);
    for (int argument : arguments) {
      push(mv, method, argument);
    }
    call(mv);
    mv.visitInsn(Opcodes.POP);
  }

  /**
   * The same; what the bridge answers is the value of the last argument's parameter from now on.
   */
  void writeAndTake(MethodVisitor mv, MethodHook.Method method) {
    mv.visitLdcInsn(event);
    for (int argument : arguments) {
      push(mv, method, argument);
    }
    call(mv);
    int parameter = arguments[arguments.length - 1];
    Type type = Type.getArgumentTypes(method.descriptor)[parameter];
    unbox(mv, type);
    mv.visitVarInsn(type.getOpcode(Opcodes.ISTORE), slot(method, parameter));
  }

  /** Right before the method returns what lies on the stack, and stays there. */
  void writeAtReturn(MethodVisitor mv, MethodHook.Method method) {
    int returned = indexOfReturned();
    if (returned < 0) {
      write(mv, method);
      return;
    }
    mv.visitInsn(Opcodes.DUP);
    box(mv, Type.getReturnType(method.descriptor));
    mv.visitLdcInsn(event);
    mv.visitInsn(Opcodes.SWAP);
    for (int i = 0; i < returned; i++) {
      push(mv, method, arguments[i]);
      mv.visitInsn(Opcodes.SWAP);
    }
    for (int i = returned + 1; i < arguments.length; i++) {
      push(mv, method, arguments[i]);
    }
    call(mv);
    mv.visitInsn(Opcodes.POP);
  }

  private int indexOfReturned() {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] == RETURNED) {
        return i;
      }
    }
    return -1;
  }

  private static void call(MethodVisitor mv) {
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, "event", DESCRIPTOR, false);
  }

  private static void push(MethodVisitor mv, MethodHook.Method method, int argument) {
    switch (argument) {
      case NULL:
        mv.visitInsn(Opcodes.ACONST_NULL);
        break;
      case SELF:
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        break;
      case METHOD_NAME:
        mv.visitLdcInsn(method.name);
        break;
      default:
        Type type = Type.getArgumentTypes(method.descriptor)[argument];
        mv.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot(method, argument));
        box(mv, type);
        break;
    }
  }

  private static int slot(MethodHook.Method method, int parameter) {
    int slot = method.isStatic ? 0 : 1;
    Type[] types = Type.getArgumentTypes(method.descriptor);
    for (int i = 0; i < parameter; i++) {
      slot += types[i].getSize();
    }
    return slot;
  }

  private static void box(MethodVisitor mv, Type type) {
    String boxed = boxed(type);
    if (boxed != null) {
      mv.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          boxed,
          "valueOf",
          "(" + type.getDescriptor() + ")L" + boxed + ";",
          false);
    }
  }

  private static void unbox(MethodVisitor mv, Type type) {
    String boxed = boxed(type);
    mv.visitTypeInsn(Opcodes.CHECKCAST, boxed == null ? type.getInternalName() : boxed);
    if (boxed != null) {
      String method = type.getClassName() + "Value";
      mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, boxed, method, "()" + type.getDescriptor(), false);
    }
  }

  /** Of the two primitive types that the targets have; null of an object. */
  private static String boxed(Type type) {
    switch (type.getSort()) {
      case Type.BOOLEAN:
        return "java/lang/Boolean";
      case Type.INT:
        return "java/lang/Integer";
      case Type.OBJECT:
        return null;
      default:
        throw new IllegalArgumentException(type.getDescriptor());
    }
  }
}
