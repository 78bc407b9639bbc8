package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;

import io.undertow.Undertow;
import java.net.InetSocketAddress;

/** An Undertow that keeps a connection after its answer. */
@Stack(
    name = "Undertow",
    libraries = "io.undertow:undertow-core:2.2.41.Final",
    transport = "NIO",
    sides = ACCEPTS,
    everyBuild = true)
@Stack(
    name = "Undertow",
    libraries = "io.undertow:undertow-core:2.4.4.Final",
    transport = "NIO",
    sides = ACCEPTS,
    from = 17,
    everyBuild = true)
public final class UndertowServer {
  public static void main(String[] arguments) throws Exception {
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(exchange -> exchange.getResponseSender().send("ok"))
            .build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    Hold.untilEnd(server, HttpCaller.call(address.getPort()));
  }
}
