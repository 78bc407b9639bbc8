package dev.keepalive.agent.rescue.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.rescue.MadeUpConnection;
import org.junit.jupiter.api.Test;

class ProxyCheckTest {
  private static final String OWN = "192.168.0.2:40000";
  private static final String LOCAL = "127.0.0.1:40000";

  private final ProxyCheck check = new ProxyCheck();

  @Test
  void a_proxy_at_the_other_end_is_told_with_its_own_setting() {
    Case envoy = local("envoy");
    assertThat(envoy.verdicts(check)).containsExactly("warning proxy");
    assertThat(envoy.finding(check, "proxy").reason())
        .contains("the peer is envoy", "127.0.0.1:5432");
    assertThat(envoy.finding(check, "proxy").help()).contains("tcpKeepalive");
    assertThat(local("haproxy").finding(check, "proxy").help()).contains("srvtcpka");
  }

  @Test
  void a_server_at_the_other_end_is_none() {
    assertThat(local("postgres").verdicts(check)).isEmpty();
  }

  @Test
  void an_accepted_connection_may_come_through_one_as_well() {
    Case accepted =
        new Case()
            .with(MadeUpConnection.to("127.0.0.6:41000").from("127.0.0.1:8080"))
            .row("127.0.0.6:41000", "127.0.0.1:8080", "ESTABLISHED", 9)
            .owner(9, "pilot-agent");
    assertThat(accepted.verdicts(check)).containsExactly("warning proxy");
  }

  @Test
  void a_redirected_connection_has_the_proxy_s_end_at_another_address() {
    Case redirected =
        new Case()
            .with(MadeUpConnection.to("10.0.0.5:5432").from(OWN))
            .row("127.0.0.1:15001", OWN, "ESTABLISHED", 9)
            .owner(9, "envoy")
            .sidecar("envoy");
    assertThat(redirected.verdicts(check)).containsExactly("warning proxy-redirects");
    Case anotherPort =
        new Case()
            .with(MadeUpConnection.to("10.0.0.5:5432").from(OWN))
            .row("127.0.0.1:15001", "192.168.0.2:40001", "ESTABLISHED", 9)
            .owner(9, "envoy");
    assertThat(anotherPort.verdicts(check)).isEmpty();
  }

  @Test
  void a_sidecar_may_take_remote_connections() {
    Case remote = new Case().with(MadeUpConnection.to("10.0.0.5:5432")).sidecar("linkerd2-proxy");
    assertThat(remote.verdicts(check)).containsExactly("warning proxy-nearby");
    Case loopback = new Case().with(MadeUpConnection.to("127.0.0.1:5432")).sidecar("envoy");
    assertThat(loopback.verdicts(check)).isEmpty();
  }

  @Test
  void a_peer_in_a_container_that_cannot_be_seen_is_told_if_all_else_can() {
    Case unseen = ends().someProcessesUnseen();
    assertThat(unseen.verdicts(check)).isEmpty();
    assertThat(ends().verdicts(check)).containsExactly("warning peer-unseen");
  }

  @Test
  void a_peer_that_has_not_accepted_yet_is_nobody_s() {
    Case waiting =
        new Case()
            .with(MadeUpConnection.to("127.0.0.1:5432").from(LOCAL))
            .row("127.0.0.1:5432", LOCAL, "ESTABLISHED", 0);
    assertThat(waiting.verdicts(check)).isEmpty();
  }

  @Test
  void both_ends_of_its_own_are_no_proxy() {
    Case own =
        ends()
            .with(MadeUpConnection.to(LOCAL).from("127.0.0.1:5432"))
            .row(LOCAL, "127.0.0.1:5432", "ESTABLISHED", 10);
    assertThat(own.verdicts(check)).isEmpty();
  }

  @Test
  void names_are_compared_as_far_as_the_kernel_keeps_them() {
    assertThat(Neighbours.isProxy("cloud_sql_proxy")).isTrue();
    assertThat(Neighbours.isProxy("linkerd2-proxy")).isTrue();
    assertThat(Neighbours.isProxy("java")).isFalse();
    assertThat(Neighbours.isProxy("nginxx")).isFalse();
  }

  private static Case ends() {
    return new Case()
        .with(MadeUpConnection.to("127.0.0.1:5432").from(LOCAL))
        .row("127.0.0.1:5432", LOCAL, "ESTABLISHED", 9);
  }

  private static Case local(String program) {
    return ends().owner(9, program);
  }
}
