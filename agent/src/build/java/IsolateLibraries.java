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
 * the application. Their system properties, their output stream, JNA's java.util.logging logger and
 * the naming of its temporary file become the agent's own ({@code dev.keepalive.agent.isolation}),
 * so that neither can the application's {@code -Djna.boot.library.path} or {@code
 * -Dorg.slf4j.simpleLogger.logFile} lead them astray, nor do they leave a trace in the
 * application's properties.
 *
 * <p>Usage: {@code java IsolateLibraries.java DIRECTORY}; classes are rewritten in place.
 */
final class IsolateLibraries {

  private static final String ISOLATION = "dev/keepalive/agent/isolation/";
  private static final Set<String> PROPERTY_METHODS =
      Set.of("getProperty", "setProperty", "getBoolean", "getInteger", "getenv");

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

  /**
   * System properties and the environment, the standard streams, JNA's temporary file and what
   * SLF4J formats before main. JNA's methods for AWT are left out: where there is no AWT,
   * reflection on their class would fail. So are SLF4J's two lambdas on the way to a logger: they
   * would start the JVM's invokedynamic before main, where early Java 8 crashed.
   */
  private static final class Redirected extends ClassVisitor {
    private String className;

    Redirected(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String superName,
        String[] interfaces) {
      className = name;
      super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      if (descriptor.contains("Ljava/awt/")) {
        return null;
      }
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
      if (className.equals("org/slf4j/simple/SimpleLoggerConfiguration")
          && name.equals("loadProperties")) {
        readNoFile(method);
        return null;
      }
      if (className.equals("org/slf4j/simple/SimpleLoggerFactory") && name.equals("getLogger")) {
        createLogger(method);
        return null;
      }
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
    private String newOwner(String owner, String name) {
      switch (owner) {
        case "java/lang/System", "java/lang/Boolean", "java/lang/Integer":
          return PROPERTY_METHODS.contains(name) ? ISOLATION + "PrivateSystem" : owner;
        case "java/lang/String":
          boolean beforeMain = className.equals("org/slf4j/LoggerFactory");
          return beforeMain && name.equals("format") ? ISOLATION + "PrivateSystem" : owner;
        case "java/io/File":
          return name.equals("createTempFile") ? ISOLATION + "LibraryFile" : owner;
        default:
          return owner;
      }
    }

    /** Does nothing: the agent sets its logger's properties itself. */
    private static void readNoFile(MethodVisitor method) {
      method.visitCode();
      method.visitInsn(Opcodes.RETURN);
      method.visitMaxs(0, 1);
      method.visitEnd();
    }

    /** Creates a logger each time: the agent has a single one. */
    private static void createLogger(MethodVisitor method) {
      method.visitCode();
      method.visitVarInsn(Opcodes.ALOAD, 0);
      method.visitVarInsn(Opcodes.ALOAD, 1);
      method.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL,
          "org/slf4j/simple/SimpleLoggerFactory",
          "createLogger",
          "(Ljava/lang/String;)Lorg/slf4j/Logger;",
          false);
      method.visitInsn(Opcodes.ARETURN);
      method.visitMaxs(2, 2);
      method.visitEnd();
    }
  }
}
