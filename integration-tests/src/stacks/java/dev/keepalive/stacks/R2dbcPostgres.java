package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import io.r2dbc.spi.ConnectionFactories;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** A reactive connection. Argument: the JDBC URL. */
@Stack(
    name = "R2DBC PostgreSQL",
    libraries = "org.postgresql:r2dbc-postgresql:1.0.9.RELEASE",
    transport = "epoll",
    sides = CONNECTS,
    arguments = "{postgres}",
    everyBuild = true)
@Stack(
    name = "R2DBC PostgreSQL",
    libraries = "org.postgresql:r2dbc-postgresql:1.0.9.RELEASE",
    transport = "NIO",
    sides = CONNECTS,
    arguments = "{postgres}",
    options = "-Dreactor.netty.native=false")
public final class R2dbcPostgres {
  public static void main(String[] arguments) throws Exception {
    String url =
        arguments[0].replaceAll("jdbc:postgresql://(.*)\\?user=(.*)", "r2dbc:postgresql://$2@$1");
    Publisher<?> connection = ConnectionFactories.get(url).create();
    Hold.untilEnd(Mono.from(connection).block());
  }
}
