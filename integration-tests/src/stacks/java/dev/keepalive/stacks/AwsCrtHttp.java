package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.crt.http.HttpClientConnection;
import software.amazon.awssdk.crt.http.HttpClientConnectionManager;
import software.amazon.awssdk.crt.http.HttpClientConnectionManagerOptions;
import software.amazon.awssdk.crt.io.ClientBootstrap;
import software.amazon.awssdk.crt.io.SocketOptions;

/** A connection that a native library opened, past the JDK: the sweep finds it. */
@Stack(
    name = "AWS CRT",
    libraries = "software.amazon.awssdk.crt:aws-crt:0.38.1",
    transport = "native",
    sides = CONNECTS,
    swept = true,
    everyBuild = true)
public final class AwsCrtHttp {
  public static void main(String[] arguments) throws Exception {
    KeepingHttpServer server = new KeepingHttpServer();
    HttpClientConnectionManager manager =
        HttpClientConnectionManager.create(
            new HttpClientConnectionManagerOptions()
                .withClientBootstrap(new ClientBootstrap(null, null))
                .withSocketOptions(new SocketOptions())
                .withUri(URI.create(server.url())));
    HttpClientConnection connection = manager.acquireConnection().get(30, TimeUnit.SECONDS);
    Hold.untilEnd(server, manager, connection);
  }
}
