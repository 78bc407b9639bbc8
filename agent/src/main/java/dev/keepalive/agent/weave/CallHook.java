package dev.keepalive.agent.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Calls the bridge before a method's code, which may change a parameter, and where it returns; what
 * it throws passes by. Immutable.
 */
final class CallHook implements MethodHook {
  private final BridgeCall before;
  private final boolean takes;
  private final BridgeCall after;

  private CallHook(BridgeCall before, boolean takes, BridgeCall after) {
    this.before = before;
    this.takes = takes;
    this.after = after;
  }

  /** Before the method, and after it; either may be null. */
  static CallHook around(BridgeCall before, BridgeCall after) {
    return new CallHook(before, false, after);
  }

  /** The same; the method goes on with what the bridge answers to the first call. */
  static CallHook changing(BridgeCall before, BridgeCall after) {
    return new CallHook(before, true, after);
  }

  /** The names of its events. */
  @Override
  public String toString() {
    return before == null
        ? after.toString()
        : after == null ? before.toString() : before + " " + after;
  }

  @Override
  public MethodVisitor into(MethodVisitor next, final Method method) {
    return new MethodVisitor(Opcodes.ASM9, next) {
      @Override
      public void visitCode() {
        super.visitCode();
        if (takes) {
          before.writeAndTake(mv, method);
        } else if (before != null) {
          before.write(mv, method);
        }
      }

      @Override
      public void visitInsn(int opcode) {
        if (after != null && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
          after.writeAtReturn(mv, method);
        }
        super.visitInsn(opcode);
      }
    };
  }
}
