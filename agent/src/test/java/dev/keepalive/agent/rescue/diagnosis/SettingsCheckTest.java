package dev.keepalive.agent.rescue.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.rescue.AgentPresence;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {
  private static final String PRELOAD = "LD_PRELOAD=/usr/lib/libkeepalive.so";
  private static final String LIBRARY = "/usr/lib/libkeepalive.so";

  private final SettingsCheck check = new SettingsCheck();

  @Test
  void settings_without_the_agent_are_told() {
    Case unread =
        new Case().options("-Dkeepalive.idle=30s").environment("KEEPALIVE_COUNT=3", "HOME=/root");
    assertThat(unread.verdicts(check)).containsExactly("warning settings-unread");
    assertThat(unread.finding(check, "settings-unread").reason())
        .startsWith("-Dkeepalive.idle=30s KEEPALIVE_COUNT=3: ");
    assertThat(unread.agent(AgentPresence.ON).verdicts(check)).isEmpty();
  }

  @Test
  void libkeepalive_s_own_variables_are_read_where_it_is_loaded() {
    assertThat(new Case().environment("KEEPIDLE=30").verdicts(check))
        .containsExactly("warning settings-unread");
    assertThat(new Case().environment("KEEPIDLE=30", PRELOAD).library(LIBRARY).verdicts(check))
        .containsExactly("good libkeepalive");
  }

  @Test
  void a_library_that_did_not_load_is_told() {
    assertThat(new Case().environment(PRELOAD).verdicts(check))
        .containsExactly("warning libkeepalive");
    assertThat(new Case().environment("LD_PRELOAD=/usr/lib/libjemalloc.so").verdicts(check))
        .isEmpty();
  }

  @Test
  void both_together_are_fine() {
    Case both = new Case().environment(PRELOAD).library(LIBRARY).agent(AgentPresence.ON);
    assertThat(both.verdicts(check)).containsExactly("good libkeepalive");
    assertThat(both.finding(check, "libkeepalive").reason()).contains("what the agent sets");
  }

  @Test
  void a_program_that_is_no_jvm_cannot_have_the_agent() {
    Case unread = new Case().noJvm().environment("KEEPALIVE_IDLE=3");
    assertThat(unread.finding(check, "settings-unread").help())
        .contains("LD_PRELOAD", "apply 4711");
  }
}
