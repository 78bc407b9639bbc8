package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

/** A server, and a client with a pooled connection: what Spring WebFlux stands on. */
@Stack(
    name = "Reactor Netty",
    libraries = "io.projectreactor.netty:reactor-netty-http:1.2.6",
    transport = "epoll",
    sides = {CONNECTS, ACCEPTS},
    everyBuild = true)
@Stack(
    name = "Reactor Netty",
    libraries = "io.projectreactor.netty:reactor-netty-http:1.2.6",
    transport = "NIO",
    sides = {CONNECTS, ACCEPTS},
    options = "-Dreactor.netty.native=false")
public final class ReactorNettyHttp {
  public static void main(String[] arguments) throws Exception {
    DisposableServer server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> response.sendString(Mono.just("ok")))
            .bindNow();
    HttpClient.create()
        .get()
        .uri("http://127.0.0.1:" + server.port() + "/")
        .responseContent()
        .aggregate()
        .asString()
        .block();
    Hold.untilEnd(server);
  }
}
