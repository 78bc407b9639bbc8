package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import com.datastax.oss.driver.api.core.CqlSession;
import java.net.InetSocketAddress;

/** A driver that waits for the answer to its handshake. */
@Stack(
    name = "Cassandra driver",
    libraries = "org.apache.cassandra:java-driver-core:4.19.0",
    transport = "NIO",
    sides = CONNECTS,
    everyBuild = true)
public final class CassandraDriver {
  public static void main(String[] arguments) throws Exception {
    SilentServer server = new SilentServer();
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", server.port());
    Hold.untilEnd(
        server.awaitWord(
            () ->
                CqlSession.builder()
                    .addContactPoint(address)
                    .withLocalDatacenter("datacenter1")
                    .build()));
  }
}
