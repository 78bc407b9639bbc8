package dev.keepalive.agent.rescue.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.rescue.AgentPresence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JvmCheckTest {
  private static final String CONNECT = "sun.net.client.defaultConnectTimeout";
  private static final String READ = "sun.net.client.defaultReadTimeout";

  private final JvmCheck check = new JvmCheck();

  @ParameterizedTest
  @CsvSource({
    "1.8.0_252,warning",
    "1.8.0_261,good",
    "1.8.0_504,good",
    "10.0.2,warning",
    "11.0.24,good",
    "26.0.2.1,good",
    "26-ea,good"
  })
  void an_old_jdk_cannot_set_the_times(String version, String verdict) {
    assertThat(new Case().java(version).verdicts(check)).contains(verdict + " jdk");
  }

  @Test
  void the_agent_manages_without_the_jdk() {
    assertThat(new Case().java("1.8.0_20").agent(AgentPresence.ON).verdicts(check))
        .contains("good jdk");
  }

  @Test
  void what_is_unknown_is_not_judged() {
    assertThat(new Case().java(null).verdicts(check)).containsExactly("warning url-timeouts");
    assertThat(new Case().noJvm().verdicts(check)).isEmpty();
    assertThat(new Case().machine().verdicts(check)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+DisableAttachMechanism", "-XX:-EnableDynamicAgentLoading", "-Xrs"})
  void what_refuses_an_agent_is_told_unless_it_is_there(String option) {
    Case refusing = new Case().options("-Xmx1g", option);
    assertThat(refusing.verdicts(check)).contains("warning attach");
    assertThat(refusing.finding(check, "attach").reason()).startsWith(option);
    assertThat(refusing.finding(check, "attach").help()).endsWith("apply 4711");
    assertThat(refusing.agent(AgentPresence.ON).verdicts(check)).contains("good attach");
  }

  @Test
  void an_url_connection_without_timeouts_is_told_with_those_that_miss() {
    assertThat(new Case().finding(check, "url-timeouts").help())
        .contains("-D" + CONNECT, "-D" + READ);
    assertThat(new Case().options("-D" + CONNECT + "=1").finding(check, "url-timeouts").help())
        .isEqualTo("-D" + READ + "=60000 (milliseconds)");
    assertThat(new Case().options("-D" + CONNECT + "=1", "-D" + READ + "=1").verdicts(check))
        .contains("good url-timeouts");
    assertThat(new Case().agent(AgentPresence.ON).verdicts(check)).contains("good url-timeouts");
  }

  @Test
  void what_the_jvm_says_now_counts_for_more_than_its_options() {
    Case set = new Case().property(CONNECT, "1").property(READ, "1");
    assertThat(set.verdicts(check)).contains("good url-timeouts");
    Case cleared =
        new Case().options("-D" + CONNECT + "=1", "-D" + READ + "=1").property("java.version", "9");
    assertThat(cleared.verdicts(check)).contains("warning url-timeouts", "warning jdk");
  }

  @Test
  void a_name_cache_that_never_ends_is_told_and_one_that_is_set_in_vain() {
    assertThat(new Case().options("-Dnetworkaddress.cache.ttl=30").verdicts(check))
        .contains("warning name-cache");
    assertThat(new Case().options("-Dsun.net.inetaddr.ttl=-1").verdicts(check))
        .contains("warning name-cache");
    assertThat(new Case().options("-Dsun.net.inetaddr.ttl=30").verdicts(check))
        .doesNotContain("warning name-cache");
  }
}
