package dev.keepalive.matrix.product;

import java.util.List;
import java.util.Map;

/**
 * A product, how its own scripts start it, and what has to be changed so that it runs beside
 * others: {@code $HTTP}, {@code $OTHER} and {@code $THIRD} stand for free ports, {@code $HOME} for
 * where it was unpacked.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of and Map.of
enum Product {
  TOMCAT(
      "Tomcat",
      "org.apache.tomcat:tomcat:tar.gz:11.0.24",
      "apache-tomcat-11.0.24",
      List.of(17, 26),
      "",
      Map.of(
          "conf/server.xml",
          Map.of("port=\"8080\"", "port=\"$HTTP\"", "port=\"8005\"", "port=\"$OTHER\"")),
      "bin/catalina.sh run",
      "bin/catalina.sh stop"),
  TOMEE(
      "TomEE",
      "org.apache.tomee:apache-tomee:zip:plus:7.1.4",
      "apache-tomee-plus-7.1.4",
      List.of(8, 11),
      "",
      Map.of(
          "conf/server.xml",
          Map.of(
              "port=\"8080\"", "port=\"$HTTP\"",
              "port=\"8005\"", "port=\"$OTHER\"",
              "port=\"8009\"", "port=\"$THIRD\"")),
      "bin/catalina.sh run",
      "bin/catalina.sh stop"),
  WILDFLY(
      "WildFly and JBoss EAP",
      "org.wildfly:wildfly-dist:zip:39.0.1.Final",
      "wildfly-39.0.1.Final",
      List.of(17, 25),
      "",
      Map.of(),
      "bin/standalone.sh -Djboss.http.port=$HTTP -Djboss.https.port=0"
          + " -Djboss.management.http.port=$OTHER",
      null),
  PAYARA_MICRO(
      "Payara Micro",
      "fish.payara.extras:payara-micro:jar:7.2025.1",
      "",
      List.of(21),
      "",
      Map.of(),
      "java -jar payara-micro.jar --port $HTTP --nocluster",
      null),
  OPEN_LIBERTY(
      "Open Liberty",
      "io.openliberty:openliberty-runtime:zip:25.0.0.9",
      "wlp",
      List.of(17),
      "bin/server create defaultServer",
      Map.of(
          "usr/servers/defaultServer/server.xml",
          Map.of("\"9080\"", "\"$HTTP\"", "\"9443\"", "\"$OTHER\"")),
      "bin/server run defaultServer",
      "bin/server stop defaultServer"),
  KEYCLOAK(
      "Keycloak",
      "org.keycloak:keycloak-quarkus-dist:tar.gz:26.7.3",
      "keycloak-26.7.3",
      List.of(17),
      "",
      Map.of(),
      "bin/kc.sh start-dev --http-port=$HTTP --http-management-port=$OTHER",
      null),
  KARAF(
      "Karaf",
      "org.apache.karaf:apache-karaf:tar.gz:4.4.10",
      "apache-karaf-4.4.10",
      List.of(17),
      "",
      Map.of(
          "etc/org.apache.karaf.shell.cfg", Map.of("8101", "$HTTP"),
          "etc/org.apache.karaf.management.cfg", Map.of("1099", "$OTHER", "44444", "$THIRD")),
      "bin/karaf server",
      "bin/stop"),
  ACTIVEMQ(
      "ActiveMQ",
      "org.apache.activemq:apache-activemq:tar.gz:bin:5.18.3",
      "apache-activemq-5.18.3",
      List.of(11, 17),
      "",
      Map.of(
          "conf/activemq.xml",
          Map.of(
              "0.0.0.0:61616", "0.0.0.0:$OTHER",
              "0.0.0.0:5672", "0.0.0.0:0",
              "0.0.0.0:61613", "0.0.0.0:0",
              "0.0.0.0:1883", "0.0.0.0:0",
              "0.0.0.0:61614", "0.0.0.0:$THIRD"),
          "conf/jetty.xml",
          Map.of("8161", "$HTTP")),
      "bin/activemq console",
      null),
  ARTEMIS(
      "Artemis",
      "org.apache.activemq:apache-artemis:tar.gz:bin:2.40.0",
      "apache-artemis-2.40.0",
      List.of(17),
      "bin/artemis create broker --silent --user a --password a --require-login --no-amqp-acceptor"
          + " --no-hornetq-acceptor --no-mqtt-acceptor --no-stomp-acceptor --default-port $OTHER"
          + " --http-port $HTTP",
      Map.of(),
      "broker/bin/artemis run",
      "broker/bin/artemis stop"),
  JETTY(
      "Jetty",
      "org.eclipse.jetty:jetty-home:tar.gz:12.0.16",
      "jetty-home-12.0.16",
      List.of(17),
      "mkdir base && cd base && \"$JAVA_HOME\"/bin/java -jar ../start.jar --add-modules=http",
      Map.of(),
      "JETTY_ARGS=jetty.http.port=$HTTP JETTY_BASE=$HOME/base JETTY_RUN=$HOME/base bin/jetty.sh start",
      "JETTY_BASE=$HOME/base JETTY_RUN=$HOME/base bin/jetty.sh stop");

  /** As the page that tells where the line goes calls it. */
  final String section;

  final String coordinates;

  /** The directory that the distribution unpacks to. */
  final String home;

  /** On which it is tried. */
  final List<Integer> jdks;

  /** What has to be run before the first start; may be empty. */
  final String prepare;

  /** By file, what stands there and what is to stand there instead. */
  final Map<String, Map<String, String>> ports;

  final String start;

  /** Null: a signal, as systemd sends it, is how it is stopped. */
  final String stop;

  Product(
      String section,
      String coordinates,
      String home,
      List<Integer> jdks,
      String prepare,
      Map<String, Map<String, String>> ports,
      String start,
      String stop) {
    this.section = section;
    this.coordinates = coordinates;
    this.home = home;
    this.jdks = jdks;
    this.prepare = prepare;
    this.ports = ports;
    this.start = start;
    this.stop = stop;
  }

  /** The version, the last part of its coordinates. */
  String version() {
    return coordinates.substring(coordinates.lastIndexOf(':') + 1);
  }
}
