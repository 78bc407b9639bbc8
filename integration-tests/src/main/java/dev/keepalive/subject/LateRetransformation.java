package dev.keepalive.subject;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Another agent, and the program under it: weaves classes of the JDK's anew, long after the start.
 *
 * <p>The program opens a connection first, so that all that it needs is loaded; then it takes the
 * arguments of {@link Subject}. Prints {@code retransformed N}, the number of classes that came by.
 */
public final class LateRetransformation {
  private static volatile Instrumentation instrumentation;

  private LateRetransformation() {}

  public static void premain(String argument, Instrumentation given) {
    instrumentation = given;
  }

  public static void main(String[] arguments) throws Exception {
    try (ServerSocket server = new ServerSocket(0);
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      System.out.println("before " + (client.isConnected() && accepted.isConnected()));
    }
    Copying copying = new Copying();
    instrumentation.addTransformer(copying, true);
    instrumentation.retransformClasses(Socket.class, ServerSocket.class);
    System.out.println("retransformed " + copying.seen.get());
    Subject.main(arguments);
  }

  /** Hands each class of {@code java.net} back in a copy, as a changed one would be. */
  private static final class Copying implements ClassFileTransformer {
    final AtomicInteger seen = new AtomicInteger();

    @Override
    public byte[] transform(
        ClassLoader loader,
        String className,
        Class<?> redefined,
        ProtectionDomain domain,
        byte[] classFile) {
      if (redefined == null || !className.startsWith("java/net/")) {
        return null;
      }
      seen.incrementAndGet();
      return classFile.clone();
    }
  }
}
