package dev.keepalive.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepalive.agent.classfile.ClassPatch;
import dev.keepalive.agent.classfile.Code;
import dev.keepalive.agent.classfile.MethodPatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
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
    write(false, "(JILjava/lang/Object;)V", call::write);
    assertThat(written).containsExactly("e", "25 0", "name", "insn 1", "25 4", CALL, "insn 87");
  }

  @Test
  void a_static_method_has_no_self_and_numbers_are_boxed() {
    write(true, "(Ljava/lang/Object;IZ)V", BridgeCall.of("e", 0, 1, BridgeCall.NULL, 2)::write);
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
    write(
        false,
        "(I)V",
        BridgeCall.of("e", BridgeCall.SELF, BridgeCall.NULL, BridgeCall.NULL, 0)::writeAndTake);
    assertThat(written).endsWith(CALL, "CAST java/lang/Integer", "INVOKE intValue", "54 1");
    written.clear();
    write(
        false,
        "(JLjava/nio/ByteBuffer;)V",
        BridgeCall.of("e", BridgeCall.SELF, BridgeCall.NULL, BridgeCall.NULL, 1)::writeAndTake);
    assertThat(written).endsWith(CALL, "CAST java/nio/ByteBuffer", "58 3");
  }

  @Test
  void what_is_returned_stays_on_the_stack() {
    write(
        false,
        "()Z",
        BridgeCall.of("e", BridgeCall.SELF, BridgeCall.NULL, BridgeCall.NULL, BridgeCall.RETURNED)
            ::writeAtReturn);
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
    write(
        false,
        "()Ljava/lang/Object;",
        BridgeCall.of("e", BridgeCall.RETURNED, BridgeCall.SELF, BridgeCall.NULL, BridgeCall.NULL)
            ::writeAtReturn);
    assertThat(written)
        .containsExactly("insn 89", "e", "insn 95", "25 0", "insn 1", "insn 1", CALL, "insn 87");
  }

  @Test
  void other_primitives_are_none_that_a_target_has() {
    BridgeCall call = BridgeCall.of("e", 0, BridgeCall.NULL, BridgeCall.NULL, BridgeCall.NULL);
    assertThatThrownBy(() -> write(false, "(J)V", call::write))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(call).hasToString("e");
  }

  /** Into a method that does nothing else but return; what it does before is recorded. */
  private void write(boolean isStatic, String descriptor, BiConsumer<Code, MethodPatch> hook) {
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "some/Type", null, "java/lang/Object", null);
    int access = Opcodes.ACC_PUBLIC | (isStatic ? Opcodes.ACC_STATIC : 0);
    MethodVisitor method = type.visitMethod(access, "name", descriptor, null, null);
    method.visitCode();
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    ClassPatch patch = new ClassPatch(type.toByteArray());
    hook.accept(patch.methods().get(0).atStart(), patch.methods().get(0));
    new ClassReader(patch.woven())
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                return visitor();
              }
            },
            0);
    assertThat(written).last().isEqualTo("insn " + Opcodes.RETURN);
    written.remove(written.size() - 1);
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
