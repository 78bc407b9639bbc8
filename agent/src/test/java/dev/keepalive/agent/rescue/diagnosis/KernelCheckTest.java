package dev.keepalive.agent.rescue.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.rescue.MadeUpConnection;
import dev.keepalive.agent.rescue.attach.MadeUpAnswers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelCheckTest {
  private final KernelCheck check = new KernelCheck();

  @Test
  void an_untuned_kernel_is_late_for_the_machine() {
    Case untuned = new Case().machine();
    assertThat(untuned.verdicts(check))
        .containsExactly(
            "warning kernel-keepalive", "warning kernel-retries", "good kernel-connect");
    assertThat(untuned.finding(check, "kernel-keepalive").reason()).contains("2h 11m 15s");
    assertThat(untuned.finding(check, "kernel-retries").help())
        .isEqualTo("sysctl -w net.ipv4.tcp_retries2=8");
  }

  @Test
  void its_keepalive_does_not_matter_where_the_agent_gives_its_own() {
    String settings = "idle 60s, interval 10s, count 6, user-timeout off";
    Case with = new Case().agent(MadeUpAnswers.of("1.0", true, settings));
    assertThat(with.verdicts(check)).contains("good kernel-keepalive");
    Case kernels = new Case().agent(MadeUpAnswers.of("1.0", true, "idle kernel, interval 10s"));
    assertThat(kernels.verdicts(check)).contains("warning kernel-keepalive");
  }

  @Test
  void its_retries_do_not_matter_where_each_connection_has_a_user_timeout() {
    MadeUpConnection one = MadeUpConnection.to("10.0.0.5:5432").on(60, 10, 6).userTimeout(119_000);
    MadeUpConnection without = MadeUpConnection.to("10.0.0.6:5432").on(60, 10, 6);
    assertThat(new Case().with(one).verdicts(check)).contains("good kernel-retries");
    assertThat(new Case().with(one, without).verdicts(check)).contains("warning kernel-retries");
    assertThat(new Case().with(without).finding(check, "kernel-retries").help())
        .startsWith("java -jar keepalive-agent.jar attach 4711, or sysctl");
  }

  @Test
  void nor_where_the_agent_ends_what_is_not_acknowledged() {
    String settings = "idle 60s, interval 10s, count 6, user-timeout off";
    MadeUpConnection one = MadeUpConnection.to("10.0.0.6:5432").on(60, 10, 6);
    assertThat(new Case().agent(MadeUpAnswers.of("1.0", true, settings)).with(one).verdicts(check))
        .contains("good kernel-retries");
    Case off =
        new Case().agent(MadeUpAnswers.of("1.0", true, settings + ", dead-after off")).with(one);
    assertThat(off.verdicts(check)).contains("warning kernel-retries");
    assertThat(off.finding(check, "kernel-retries").help()).startsWith("dead-after=auto");
  }

  /** 924.6 s at 15 and 102.2 s at 8: ip-sysctl.rst of the kernel, tcp_retries2. */
  @ParameterizedTest
  @CsvSource({"15,925", "8,102", "3,3", "0,0"})
  void retries_are_as_the_kernel_s_own_table_has_them(String retries, long seconds) {
    assertThat(figures(KernelFigures.RETRIES, retries, "").retriesSeconds()).isEqualTo(seconds);
  }

  /**
   * Measured on Linux 6.18, but for 6 and 4, which are ip-sysctl.rst's 131 s, and 127 s before 6.5.
   */
  @ParameterizedTest
  @CsvSource({"0,1,3", "0,3,15", "4,1,3", "4,2,7", "4,3,19", "4,6,131", "'',6,127"})
  void a_connect_takes_as_long_as_was_measured(String linear, String retries, long seconds) {
    assertThat(figures(KernelFigures.SYN_RETRIES, retries, linear).connectSeconds())
        .isEqualTo(seconds);
  }

  @Test
  void a_value_that_cannot_be_read_is_no_finding() {
    KernelFigures none = new KernelFigures(Map.of(), 0);
    assertThat(none.keepaliveSeconds()).isEqualTo(KernelFigures.UNKNOWN);
    Case unread = new Case();
    for (String name :
        new String[] {
          KernelFigures.KEEPALIVE_TIME,
          KernelFigures.RETRIES,
          KernelFigures.SYN_RETRIES,
          KernelFigures.FIN_TIMEOUT,
          KernelFigures.MEMORY_USED
        }) {
      unread.kernel(name, "");
    }
    assertThat(unread.verdicts(check)).isEmpty();
  }

  @Test
  void a_tuned_kernel_is_good() {
    Case tuned =
        new Case()
            .machine()
            .kernel(KernelFigures.KEEPALIVE_TIME, "60")
            .kernel(KernelFigures.KEEPALIVE_INTERVAL, "10")
            .kernel(KernelFigures.KEEPALIVE_PROBES, "6")
            .kernel(KernelFigures.RETRIES, "8");
    assertThat(tuned.verdicts(check))
        .containsExactly("good kernel-keepalive", "good kernel-retries", "good kernel-connect");
  }

  @Test
  void long_connects_long_ends_and_full_buffers_are_told() {
    assertThat(new Case().kernel(KernelFigures.SYN_RETRIES, "7").verdicts(check))
        .contains("warning kernel-connect");
    assertThat(new Case().kernel(KernelFigures.FIN_TIMEOUT, "600").verdicts(check))
        .contains("warning kernel-fin-timeout");
    assertThat(new Case().kernel(KernelFigures.MEMORY_USED, "200").verdicts(check))
        .contains("bad kernel-memory");
    assertThat(new Case().kernel(KernelFigures.MEMORY_USED, "199").verdicts(check))
        .doesNotContain("bad kernel-memory");
  }

  @Test
  void in_another_namespace_the_command_goes_there() {
    assertThat(new KernelFigures(Map.of(), 12).sysctl("a=1"))
        .isEqualTo("nsenter -t 12 -n sysctl -w a=1");
  }

  private static KernelFigures figures(String name, String value, String linear) {
    return new KernelFigures(Map.of(name, value, KernelFigures.SYN_LINEAR, linear), 0);
  }
}
