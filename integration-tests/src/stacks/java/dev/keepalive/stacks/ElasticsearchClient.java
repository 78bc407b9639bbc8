package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import org.apache.http.HttpHost;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;

/** A pooled connection of the low-level client. */
@Stack(
    name = "Elasticsearch client",
    libraries = "org.elasticsearch.client:elasticsearch-rest-client:8.18.1",
    transport = "NIO",
    sides = CONNECTS,
    everyBuild = true)
public final class ElasticsearchClient {
  public static void main(String[] arguments) throws Exception {
    KeepingHttpServer server = new KeepingHttpServer();
    RestClient client = RestClient.builder(new HttpHost("127.0.0.1", server.port())).build();
    client.performRequest(new Request("GET", "/"));
    Hold.untilEnd(server, client);
  }
}
