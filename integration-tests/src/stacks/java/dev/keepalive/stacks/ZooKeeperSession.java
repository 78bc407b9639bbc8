package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;

/** A server and a client with a session. */
@Stack(
    name = "ZooKeeper",
    libraries = {
      "org.apache.zookeeper:zookeeper:3.9.4",
      "org.xerial.snappy:snappy-java:1.1.10.7",
      "io.dropwizard.metrics:metrics-core:4.1.12.1"
    },
    transport = "NIO",
    sides = {CONNECTS, ACCEPTS},
    everyBuild = true)
public final class ZooKeeperSession {
  public static void main(String[] arguments) throws Exception {
    ZooKeeperServer server =
        new ZooKeeperServer(
            Files.createTempDirectory("zookeeper").toFile(),
            Files.createTempDirectory("zookeeper").toFile(),
            2000);
    NIOServerCnxnFactory factory = new NIOServerCnxnFactory();
    factory.configure(new InetSocketAddress("127.0.0.1", 0), 10);
    factory.startup(server);
    CountDownLatch connected = new CountDownLatch(1);
    ZooKeeper client =
        new ZooKeeper(
            "127.0.0.1:" + factory.getLocalPort(), 60_000, event -> connected.countDown());
    connected.await();
    client.exists("/", false);
    Hold.untilEnd(factory, client);
  }
}
