package dev.keepalive.lab;

import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.lab.endpoint.Endpoint;
import dev.keepalive.lab.net.Network;
import java.util.List;
import java.util.Map;

/** A running {@link Endpoint} on the application's host, and what it told so far. */
final class ProgramUnderTest implements AutoCloseable {
  static final List<String> KINDS =
      List.of("Socket", "SocketChannel", "selector", "AsynchronousSocketChannel");
  static final List<String> SIDES = List.of("client", "accepted");

  private final Variant variant;
  private final Program program;

  private ProgramUnderTest(Variant variant, Program program) {
    this.variant = variant;
    this.program = program;
  }

  static ProgramUnderTest start(Network network, Variant variant, Timing timing) {
    Launch launch =
        Launch.of(variant.jdk())
            .through(network.application().inside())
            // sixteen hundred threads in eight JVMs on one machine
            .option("-XX:+UseSerialGC", "-Xmx96m", "-Xss256k");
    variant.mode().addTo(launch, timing);
    return new ProgramUnderTest(variant, launch.main(Endpoint.class.getName()).start());
  }

  Variant variant() {
    return variant;
  }

  int port(String kind) {
    String line = program.await("listening\t" + kind + "\t");
    return Integer.parseInt(line.substring(line.lastIndexOf('\t') + 1));
  }

  void await(String line) {
    program.await(line);
  }

  void send(String command) {
    program.send(command);
  }

  /** The connections by what the program calls them: {@code KIND/SIDE/NUMBER}. */
  Map<String, Fate> fates() {
    return Fate.of(program.stdout());
  }

  @Override
  public void close() {
    program.close();
  }

  @Override
  public String toString() {
    return program.toString();
  }
}
