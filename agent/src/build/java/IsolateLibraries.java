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
 * Run by the build: cuts the JNA that the agent ships off from what it would share with the
 * application. Its system properties, its output stream, its java.util.logging logger and the
 * naming of its temporary file become the agent's own ({@code dev.keepalive.agent.isolation}), so
 * that neither can the application's {@code -Djna.boot.library.path} lead it astray, nor does it
 * leave a trace in the application's properties. And gives the one class of the agent's own that
 * calls the JDK's private methods their owner's name.
 *
 * <p>Usage: {@code java IsolateLibraries.java DIRECTORY}; classes are rewritten in place.
 */
final class IsolateLibraries {

  private static final String ISOLATION = "dev/keepalive/agent/isolation/";
  private static final Set<String> PROPERTY_METHODS =
      Set.of("getProperty", "setProperty", "getBoolean", "getInteger", "getenv");

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    try (Stream<Path> files = Files.walk(root.resolve("com/sun/jna"))) {
      files.filter(file -> file.toString().endsWith(".class")).forEach(IsolateLibraries::isolate);
    }
    isolate(root.resolve("sun/nio/ch/KeepaliveNestmate.class"));
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
        case "sun/nio/ch/NetNatives" -> "sun/nio/ch/Net"; // see there
        case "java/awt/HeadlessException" -> "java/lang/UnsupportedOperationException";
        default -> name;
      };
    }
  }

  /**
   * System properties and the environment, the standard streams and JNA's temporary file. JNA's
   * methods for AWT are left out: where there is no AWT, reflection on their class would fail.
   */
  private static final class Redirected extends ClassVisitor {
    Redirected(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      if (descriptor.contains("Ljava/awt/")) {
        return null;
      }
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, method) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String name, String descriptor, boolean isInterface) {
          super.visitMethodInsn(opcode, newOwner(owner, name), name, descriptor, isInterface);
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

    /** The class that has a static method of this name and descriptor in place of the owner's. */
    private static String newOwner(String owner, String name) {
      switch (owner) {
        case "java/lang/System", "java/lang/Boolean", "java/lang/Integer":
          return PROPERTY_METHODS.contains(name) ? ISOLATION + "PrivateSystem" : owner;
        case "java/io/File":
          return name.equals("createTempFile") ? ISOLATION + "LibraryFile" : owner;
        default:
          return owner;
      }
    }
  }
}
