import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/**
 * Run by the build: cuts the JNA and SLF4J that the agent ships off from what they would share with
 * the application. Their system properties, their output stream and JNA's java.util.logging logger
 * become the agent's own ({@code dev.keepalive.agent.isolation}), so that neither can the
 * application's {@code -Djna.boot.library.path} or {@code -Dorg.slf4j.simpleLogger.logFile} lead
 * them astray, nor do they leave a trace in the application's properties.
 *
 * <p>Usage: {@code java IsolateLibraries.java DIRECTORY}; classes are rewritten in place.
 */
final class IsolateLibraries {

  private static final String ISOLATION = "dev/keepalive/agent/isolation/";
  private static final Set<String> PROPERTY_METHODS =
      Set.of("getProperty", "setProperty", "getBoolean", "getInteger");

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    for (String library : new String[] {"com/sun/jna", "org/slf4j"}) {
      try (Stream<Path> files = Files.walk(root.resolve(library))) {
        files.filter(file -> file.toString().endsWith(".class")).forEach(IsolateLibraries::isolate);
      }
    }
  }

  private static void isolate(Path file) {
    try {
      ClassReader reader = new ClassReader(Files.readAllBytes(file));
      ClassWriter writer = new ClassWriter(0);
      reader.accept(new ClassRemapper(new Redirected(writer), new Remapped()), 0);
      Files.write(file, writer.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /**
   * java.util.logging's Logger and Level, as far as JNA uses them; and its one AWT exception, by
   * the superclass: to verify JNA would load it, from a module that may not be there.
   */
  private static final class Remapped extends Remapper {
    Remapped() {
      super(Opcodes.ASM9);
    }

    @Override
    public String map(String name) {
      return switch (name) {
        case "java/util/logging/Logger" -> ISOLATION + "QuietLogger";
        case "java/util/logging/Level" -> ISOLATION + "QuietLogger$Level";
        case "java/awt/HeadlessException" -> "java/lang/UnsupportedOperationException";
        default -> name;
      };
    }
  }

  /** System properties and the standard streams. */
  private static final class Redirected extends ClassVisitor {
    Redirected(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(
          Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String name, String descriptor, boolean isInterface) {
          boolean property =
              PROPERTY_METHODS.contains(name)
                  && (owner.equals("java/lang/System")
                      || owner.equals("java/lang/Boolean")
                      || owner.equals("java/lang/Integer"));
          super.visitMethodInsn(
              opcode,
              property ? ISOLATION + "PrivateSystem" : owner,
              name,
              descriptor,
              isInterface);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
          boolean stream =
              owner.equals("java/lang/System") && (name.equals("out") || name.equals("err"));
          super.visitFieldInsn(
              opcode, stream ? ISOLATION + "PrivateSystem" : owner, name, descriptor);
        }
      };
    }
  }
}
