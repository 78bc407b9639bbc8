package dev.keepalive.agent.rescue.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.rescue.AgentPresence;
import dev.keepalive.agent.rescue.MadeUpConnection;
import dev.keepalive.agent.socket.record.ConnectionAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ProtectionCheckTest {
  private static final String PEER = "10.0.0.5:5432";

  private final ProtectionCheck check = new ProtectionCheck();

  @Test
  void without_keepalive_a_remote_peer_is_bad_and_a_local_one_a_warning() {
    Case both = new Case().with(MadeUpConnection.to(PEER), MadeUpConnection.to("127.0.0.1:80"));
    assertThat(both.verdicts(check)).containsExactly("bad unprotected", "warning unprotected-near");
    assertThat(both.finding(check, "unprotected").reason()).endsWith(PEER);
  }

  @Test
  void a_peer_whose_own_end_is_in_the_table_is_near() {
    Case own =
        new Case()
            .with(MadeUpConnection.to(PEER).from("192.168.0.2:40000"))
            .row(PEER, "192.168.0.2:40000", "ESTABLISHED", 9);
    assertThat(own.verdicts(check)).containsExactly("warning unprotected-near");
    Case another =
        new Case()
            .with(MadeUpConnection.to(PEER).from("192.168.0.2:40000"))
            .row(PEER, "192.168.0.2:40001", "ESTABLISHED", 9);
    assertThat(another.verdicts(check)).containsExactly("bad unprotected");
  }

  @Test
  void the_same_with_ipv6() {
    Case own =
        new Case()
            .with(MadeUpConnection.to("[fd00::7]:5432").from("[fd00::2]:40000"))
            .row("[fd00::7]:5432", "[fd00::2]:40000", "ESTABLISHED", 9);
    assertThat(own.verdicts(check)).containsExactly("warning unprotected-near");
  }

  @Test
  void the_help_is_a_command_that_can_work() {
    Case jvm = new Case().with(MadeUpConnection.to(PEER));
    assertThat(help(jvm)).isEqualTo("java -jar keepalive-agent.jar attach 4711");
    assertThat(help(jvm.options("-Xrs"))).isEqualTo("java -jar keepalive-agent.jar apply 4711");
    assertThat(help(new Case().noJvm().with(MadeUpConnection.to(PEER)))).endsWith("apply 4711");
    assertThat(help(new Case().agent(AgentPresence.ON).with(MadeUpConnection.to(PEER))))
        .startsWith("app-settings=keep-enabled");
  }

  private String help(Case some) {
    return some.finding(check, "unprotected").help();
  }

  @Test
  void idle_for_longer_than_networks_remember_is_told_with_those_that_forget() {
    assertThat(new Case().with(MadeUpConnection.to(PEER).idleFor(239)).verdicts(check))
        .containsExactly("bad unprotected");
    Case idle = new Case().with(MadeUpConnection.to(PEER).idleFor(350));
    assertThat(idle.verdicts(check)).containsExactly("bad unprotected", "bad idle-unprotected");
    assertThat(idle.finding(check, "idle-unprotected").reason())
        .contains("Azure's load balancer (240 s), AWS's network load balancer (350 s)")
        .doesNotContain("600");
  }

  @Test
  void a_first_probe_that_comes_after_networks_forget_is_told() {
    assertThat(new Case().with(MadeUpConnection.to(PEER).on(239, 10, 6)).verdicts(check))
        .containsExactly("good unprotected");
    assertThat(new Case().with(MadeUpConnection.to(PEER).on(240, 10, 6)).verdicts(check))
        .containsExactly("warning probes-rare", "good unprotected");
  }

  @Test
  void the_kernel_s_own_values_find_a_dead_peer_late() {
    Case kernels = new Case().with(MadeUpConnection.to(PEER).on(7200, 75, 9));
    assertThat(kernels.verdicts(check))
        .containsExactly("warning probes-rare", "warning dead-peer-late", "good unprotected");
    assertThat(kernels.finding(check, "dead-peer-late").reason()).contains("2h 11m 15s");
    assertThat(kernels.finding(check, "dead-peer-late").help())
        .endsWith("attach 4711 app-settings=tighten");
  }

  @Test
  void a_first_probe_that_comes_after_the_path_has_forgotten_is_bad() {
    Case above = new Case().with(MadeUpConnection.to(PEER).on(60, 10, 6)).forgets(PEER, 60_000);
    assertThat(above.verdicts(check)).containsExactly("bad idle-above-path", "good unprotected");
    assertThat(above.finding(check, "idle-above-path").reason())
        .isEqualTo("the first probe comes after 60s, and the path forgets after 60s: " + PEER);
    assertThat(above.finding(check, "idle-above-path").help())
        .endsWith("attach 4711 idle=30s app-settings=tighten");
    assertThat(above.agent(AgentPresence.ON).finding(check, "idle-above-path").help())
        .isEqualTo("idle=30s in the agent's settings, or idle=learned");
  }

  @Test
  void a_peer_of_ipv6_has_the_name_that_the_agent_has_for_it() throws UnknownHostException {
    InetAddress address = InetAddress.getByName("fd00::7"); // a literal
    String peer = new ConnectionAddress(Direction.CONNECT, null, address, 5432, 0).peer();
    Case above =
        new Case().with(MadeUpConnection.to("[fd00::7]:5432").on(60, 10, 6)).forgets(peer, 60_000);
    assertThat(above.verdicts(check)).contains("bad idle-above-path");
  }

  @Test
  void what_is_measured_of_one_peer_goes_before_what_is_measured_of_all() {
    Case both =
        new Case()
            .with(
                MadeUpConnection.to(PEER).on(60, 10, 6),
                MadeUpConnection.to("10.0.0.6:80").on(60, 10, 6))
            .forgets(Patient.ANY, 50_000)
            .forgets(PEER, 60_001);
    assertThat(both.finding(check, "idle-above-path").reason()).endsWith("after 50s: 10.0.0.6:80");
  }

  @Test
  void unknown_options_are_no_good_news() {
    Case unknown =
        new Case()
            .with(MadeUpConnection.to(PEER).unreadable(), MadeUpConnection.to(PEER).on(60, 10, 6));
    assertThat(unknown.verdicts(check)).containsExactly("warning options-unknown");
  }

  @Test
  void what_is_closing_does_not_count() {
    assertThat(new Case().with(MadeUpConnection.to(PEER).state("CLOSE_WAIT")).verdicts(check))
        .isEmpty();
  }
}
