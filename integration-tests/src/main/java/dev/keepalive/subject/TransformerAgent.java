package dev.keepalive.subject;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * An agent with a slow class transformer, and the program that it is in: while {@code main} loads a
 * class, and stands in the transformer, another thread opens the program's first connection. Prints
 * {@code ready}, {@code done} as {@link Subject} does.
 */
public final class TransformerAgent {
  private static final CountDownLatch LOADING = new CountDownLatch(1);
  private static final CountDownLatch CONNECTED = new CountDownLatch(1);

  /** Never read: a socket that nobody holds is closed once it is collected. */
  private static final List<Object> HELD = new CopyOnWriteArrayList<>();

  /** The class that takes long to load. */
  private static final class Late {}

  private TransformerAgent() {}

  public static void premain(String argument, Instrumentation instrumentation) {
    instrumentation.addTransformer(
        new ClassFileTransformer() {
          @Override
          public byte[] transform(
              ClassLoader loader,
              String name,
              Class<?> redefined,
              ProtectionDomain domain,
              byte[] bytes) {
            if (name != null && name.endsWith("TransformerAgent$Late")) {
              LOADING.countDown();
              awaitConnection();
            }
            return null;
          }
        });
  }

  public static void main(String[] arguments) throws Exception {
    Thread connecting = new Thread(TransformerAgent::connect, "connecting");
    connecting.start();
    System.out.println("loaded " + Late.class.getSimpleName());
    connecting.join();
    System.out.println("done");
    Console.awaitEnd();
  }

  private static void connect() {
    try {
      LOADING.await();
      Listener server =
          Listeners.kind("server-socket")
              .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Connection connected = Clients.kind("socket").connect(server.address());
      Connection accepted = server.accept();
      HELD.addAll(Arrays.asList(server, connected, accepted));
      System.out.println("ready first " + connected.localPort + " " + accepted.localPort);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      CONNECTED.countDown();
    }
  }

  private static void awaitConnection() {
    try {
      CONNECTED.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
