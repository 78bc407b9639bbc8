package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.Dsl;

/** A pooled connection. */
@Stack(
    name = "AsyncHttpClient",
    libraries = {"org.asynchttpclient:async-http-client:2.12.4", "org.slf4j:slf4j-nop:1.7.36"},
    transport = "NIO",
    sides = CONNECTS)
@Stack(
    name = "AsyncHttpClient",
    libraries = {"org.asynchttpclient:async-http-client:3.0.2", "org.slf4j:slf4j-nop:2.0.20"},
    transport = "NIO",
    sides = CONNECTS,
    from = 11)
public final class AsyncHttpClientGet {
  public static void main(String[] arguments) throws Exception {
    KeepingHttpServer server = new KeepingHttpServer();
    AsyncHttpClient client = Dsl.asyncHttpClient();
    client.prepareGet(server.url()).execute().get();
    Hold.untilEnd(server, client);
  }
}
