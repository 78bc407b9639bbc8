package dev.keepalive.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** The instructions one after the other; that they verify and run, WovenTest shows. */
class BridgeCallTest {
  private static final String CALL = "INVOKE event";

  private final List<String> written = new ArrayList<>();

  @Test
  void each_argument_comes_from_where_it_is_said() {
    BridgeCall call =
        BridgeCall.of("e", BridgeCall.SELF, BridgeCall.METHOD_NAME, BridgeCall.NULL, 2);
    call.write(visitor(), method(false, "(JILjava/lang/Object;)V"));
    assertThat(written).containsExactly("e", "25 0", "name", "insn 1", "25 4", CALL, "insn 87");
  }

  @Test
  void a_static_method_has_no_self_and_numbers_are_boxed() {
    BridgeCall.of("e", 0, 1, BridgeCall.NULL, 2)
        .write(visitor(), method(true, "(Ljava/lang/Object;IZ)V"));
    assertThat(written)
        .containsExactly(
            "e",
            "25 0",
            "21 1",
            "INVOKE valueOf",
            "insn 1",
            "21 2",
            "INVOKE valueOf",
            CALL,
            "insn 87");
  }

  @Test
  void what_is_answered_becomes_the_parameter() {
    BridgeCall.of("e", BridgeCall.SELF, BridgeCall.NULL, BridgeCall.NULL, 0)
        .writeAndTake(visitor(), method(false, "(I)V"));
    assertThat(written).endsWith(CALL, "CAST java/lang/Integer", "INVOKE intValue", "54 1");
    written.clear();
    BridgeCall.of("e", BridgeCall.SELF, BridgeCall.NULL, BridgeCall.NULL, 1)
        .writeAndTake(visitor(), method(false, "(JLjava/nio/ByteBuffer;)V"));
    assertThat(written).endsWith(CALL, "CAST java/nio/ByteBuffer", "58 3");
  }

  @Test
  void what_is_returned_stays_on_the_stack() {
    BridgeCall.of("e", BridgeCall.SELF, BridgeCall.NULL, BridgeCall.NULL, BridgeCall.RETURNED)
        .writeAtReturn(visitor(), method(false, "()Z"));
    assertThat(written)
        .containsExactly(
            "insn 89",
            "INVOKE valueOf",
            "e",
            "insn 95",
            "25 0",
            "insn 95",
            "insn 1",
            "insn 95",
            "insn 1",
            "insn 95",
            CALL,
            "insn 87");
    written.clear();
    BridgeCall.of("e", BridgeCall.RETURNED, BridgeCall.SELF, BridgeCall.NULL, BridgeCall.NULL)
        .writeAtReturn(visitor(), method(false, "()Ljava/lang/Object;"));
    assertThat(written)
        .containsExactly("insn 89", "e", "insn 95", "25 0", "insn 1", "insn 1", CALL, "insn 87");
  }

  @Test
  void other_primitives_are_none_that_a_target_has() {
    BridgeCall call = BridgeCall.of("e", 0, BridgeCall.NULL, BridgeCall.NULL, BridgeCall.NULL);
    assertThatThrownBy(() -> call.write(visitor(), method(false, "(J)V")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(call).hasToString("e");
  }

  private static MethodHook.Method method(boolean isStatic, String descriptor) {
    return new MethodHook.Method("some/Type", isStatic, "name", descriptor);
  }

  private MethodVisitor visitor() {
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitInsn(int opcode) {
        written.add("insn " + opcode);
      }

      @Override
      public void visitVarInsn(int opcode, int slot) {
        written.add(opcode + " " + slot);
      }

      @Override
      public void visitLdcInsn(Object value) {
        written.add(value.toString());
      }

      @Override
      public void visitTypeInsn(int opcode, String type) {
        written.add("CAST " + type);
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean isInterface) {
        written.add("INVOKE " + name);
      }
    };
  }
}
