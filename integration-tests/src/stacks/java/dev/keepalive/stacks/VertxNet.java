package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import java.util.concurrent.CountDownLatch;

/** A server and a client that got its byte back. Argument: whether to prefer native transport. */
@Stack(
    name = "Vert.x",
    libraries = "io.vertx:vertx-core:4.5.34",
    transport = "NIO",
    sides = {CONNECTS, ACCEPTS},
    arguments = "false",
    everyBuild = true)
@Stack(
    name = "Vert.x",
    libraries = {
      "io.vertx:vertx-core:4.5.34",
      "io.netty:netty-transport-native-epoll:jar:linux-x86_64:4.1.137.Final",
      "io.netty:netty-transport-native-epoll:jar:linux-aarch_64:4.1.137.Final"
    },
    transport = "epoll",
    sides = {CONNECTS, ACCEPTS},
    arguments = "true",
    everyBuild = true)
@Stack(
    name = "Vert.x",
    libraries = "io.vertx:vertx-core:5.1.2",
    transport = "NIO",
    sides = {CONNECTS, ACCEPTS},
    from = 11,
    arguments = "false")
@Stack(
    name = "Vert.x",
    libraries = {
      "io.vertx:vertx-core:5.1.2",
      "io.netty:netty-transport-native-epoll:jar:linux-x86_64:4.2.18.Final",
      "io.netty:netty-transport-native-epoll:jar:linux-aarch_64:4.2.18.Final"
    },
    transport = "epoll",
    sides = {CONNECTS, ACCEPTS},
    from = 11,
    arguments = "true",
    everyBuild = true)
@Stack(
    name = "Vert.x",
    libraries = {
      "io.vertx:vertx-core:5.1.2",
      "io.netty:netty-transport-native-io_uring:4.2.18.Final",
      "io.netty:netty-transport-native-io_uring:jar:linux-x86_64:4.2.18.Final",
      "io.netty:netty-transport-native-io_uring:jar:linux-aarch_64:4.2.18.Final"
    },
    transport = "io_uring",
    sides = {CONNECTS, ACCEPTS},
    from = 11,
    arguments = "true")
public final class VertxNet {
  public static void main(String[] arguments) throws Exception {
    boolean isNative = Boolean.parseBoolean(arguments[0]);
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(isNative));
    if (vertx.isNativeTransportEnabled() != isNative) {
      throw new IllegalStateException(
          "no native transport", vertx.unavailableNativeTransportCause());
    }
    NetServer server =
        vertx
            .createNetServer()
            .connectHandler(socket -> socket.handler(socket::write))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    CountDownLatch answered = new CountDownLatch(1);
    NetClient client = vertx.createNetClient();
    client
        .connect(server.actualPort(), "127.0.0.1")
        .onSuccess(
            socket -> {
              socket.handler(answer -> answered.countDown());
              socket.write(Buffer.buffer("?"));
            })
        .onFailure(Throwable::printStackTrace);
    answered.await();
    Hold.untilEnd(vertx, server, client);
  }
}
