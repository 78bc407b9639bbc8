package dev.keepalive.subject;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;
import org.slf4j.LoggerFactory;

/**
 * A program that brings Byte Buddy, JNA and SLF4J itself, in versions of its choice.
 *
 * <p>Prints which it got and what they did, holding a connection meanwhile.
 */
public final class OtherLibraries {
  /** A little of the C library. */
  public interface C extends Library {
    int abs(int number);
  }

  private OtherLibraries() {}

  public static void main(String[] arguments) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      System.out.println("connected: " + (client.isConnected() && accepted.isConnected()));
      System.out.println("byte buddy: " + generated() + " by " + jarOf(ByteBuddy.class));
      System.out.println(
          "jna: " + Native.load("c", C.class).abs(-7) + " by " + Native.VERSION_NATIVE);
      LoggerFactory.getLogger("application").info("slf4j by {}", jarOf(LoggerFactory.class));
      System.out.println("done");
      Console.awaitEnd();
    }
  }

  private static String generated() throws ReflectiveOperationException {
    return new ByteBuddy()
        .subclass(Object.class)
        .method(ElementMatchers.named("toString"))
        .intercept(FixedValue.value("generated"))
        .make()
        .load(OtherLibraries.class.getClassLoader())
        .getLoaded()
        .getConstructor()
        .newInstance()
        .toString();
  }

  private static String jarOf(Class<?> type) {
    String jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    return jar.substring(jar.lastIndexOf('/') + 1);
  }
}
