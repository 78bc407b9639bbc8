package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** A pooled connection. */
@Stack(
    name = "OkHttp",
    libraries = "com.squareup.okhttp3:okhttp:3.14.9",
    transport = "Socket",
    sides = CONNECTS)
@Stack(
    name = "OkHttp",
    libraries = "com.squareup.okhttp3:okhttp-jvm:5.5.1",
    transport = "Socket",
    sides = CONNECTS,
    everyBuild = true)
public final class OkHttp {
  public static void main(String[] arguments) throws Exception {
    KeepingHttpServer server = new KeepingHttpServer();
    OkHttpClient client = new OkHttpClient();
    try (Response response =
        client.newCall(new Request.Builder().url(server.url()).build()).execute()) {
      response.body().string();
    }
    Hold.untilEnd(server, client);
  }
}
