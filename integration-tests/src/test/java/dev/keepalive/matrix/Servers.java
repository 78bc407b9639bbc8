package dev.keepalive.matrix;

import dev.keepalive.it.harness.Mongo;
import dev.keepalive.it.harness.Postgres;
import dev.keepalive.it.harness.Redis;

/** The servers that programs only connect to: each is started when a row first names it. */
final class Servers {

  private Servers() {}

  /** An argument of a program, with the address of a server where it names one. */
  static String address(String argument) {
    return switch (argument) {
      case "{kafka}" -> KafkaBroker.address();
      case "{mongo}" -> Mongo.address();
      case "{postgres}" -> Postgres.url();
      case "{redis}" -> Redis.address();
      default -> argument;
    };
  }
}
