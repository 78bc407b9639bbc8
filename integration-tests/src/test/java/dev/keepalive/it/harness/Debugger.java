package dev.keepalive.it.harness;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.awaitility.Awaitility;

/**
 * A debugger that says no more than hello. The JVM's side of its connection is one that a native
 * library opens or accepts, past every method of the JDK's.
 */
public final class Debugger {

  /** JDWP: each side sends these bytes first. */
  private static final byte[] HELLO = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);

  /** JDWP: length, id, flags, and command 9 of the set VirtualMachine. */
  private static final byte[] RESUME = {0, 0, 0, 11, 0, 0, 0, 1, 0, 1, 9};

  private Debugger() {}

  /** The JVM option to wait for a debugger at this port, without holding up the program. */
  public static String listening(int port) {
    return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port;
  }

  /** Connects to a program that waits, or will: once one debugger has left it listens again. */
  public static Socket connect(int port) {
    return Awaitility.await()
        .ignoreExceptionsInstanceOf(ConnectException.class)
        .until(() -> new Socket(InetAddress.getLoopbackAddress(), port), Socket::isConnected);
  }

  /** Lets a program run that waits for its debugger: once it has said that it does. */
  public static void resume(Socket debugger) throws IOException {
    DataInputStream in = new DataInputStream(debugger.getInputStream());
    in.readFully(new byte[in.readInt() - Integer.BYTES]); // the event VM_START
    debugger.getOutputStream().write(RESUME);
  }

  /** To be done first by either side. */
  public static void handshake(Socket debugger) throws IOException {
    debugger.getOutputStream().write(HELLO);
    byte[] answer = debugger.getInputStream().readNBytes(HELLO.length);
    if (!Arrays.equals(answer, HELLO)) {
      throw new IOException("no debuggee: " + new String(answer, StandardCharsets.US_ASCII));
    }
  }
}
