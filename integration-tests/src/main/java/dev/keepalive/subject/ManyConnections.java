package dev.keepalive.subject;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;

/**
 * Opens many connections and holds them, both ends in this JVM, by {@code Socket}, {@code
 * SocketChannel} and {@code AsynchronousSocketChannel} in turns. Argument: how many, both ends
 * counted. Prints {@code done}; ends when its standard input does.
 */
public final class ManyConnections {
  private static final String[] KINDS = {"socket", "channel-open", "async-future"};
  private static final String[] LISTENERS = {"server-socket", "channel-blocking", "async-future"};

  private ManyConnections() {}

  public static void main(String[] arguments) throws Exception {
    List<Object> held = new ArrayList<>();
    Listener[] listeners = new Listener[LISTENERS.length];
    for (int i = 0; i < listeners.length; i++) {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      listeners[i] = Listeners.kind(LISTENERS[i]).listen(any);
    }
    for (int i = 0; i < Integer.parseInt(arguments[0]) / 2; i++) {
      Listener listener = listeners[i % listeners.length];
      FutureTask<Connection> accept = Subject.inBackground(listener::accept);
      held.add(Clients.kind(KINDS[(i / KINDS.length) % KINDS.length]).connect(listener.address()));
      held.add(accept.get());
    }
    System.out.println("done");
    Console.awaitEnd();
    System.out.println("held " + held.size());
  }
}
