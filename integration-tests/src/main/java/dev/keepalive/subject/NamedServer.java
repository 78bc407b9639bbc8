package dev.keepalive.subject;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A server on the loopback interface that the kernel knows by the name of its first argument, as if
 * it were that program: proc(5) {@code /proc/PID/comm}. Prints {@code port NUMBER}, and stays until
 * its standard input ends.
 */
public final class NamedServer {
  private static final int HELD = 50;

  private NamedServer() {}

  public static void main(String[] arguments) throws IOException {
    try (OutputStream name = new FileOutputStream("/proc/self/comm")) {
      name.write(arguments[0].getBytes(StandardCharsets.US_ASCII));
    }
    System.out.println("port " + HoldingServer.ofSocket(HELD).address().getPort());
    Console.awaitEnd();
  }
}
