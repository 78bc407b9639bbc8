package dev.keepalive.agent.config.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.config.match.Direction;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionTest {
  @TempDir Path directory;

  @Test
  void it_names_the_rule_and_what_it_gives_and_is_made_once() {
    Policy policy =
        StartedWith.file(directory, "idle=9\nrule.db.match=connect db:5432\nrule.db.idle=7\n")
            .load()
            .configuration()
            .policy();

    Decision db = policy.decide(Direction.CONNECT, "db", null, 5432, 0);
    assertThat(db.rule().name()).isEqualTo("db");
    assertThat(db.settings()).isSameAs(db.rule().settings());
    assertThat(db.settings().idleSeconds()).isEqualTo(7);
    assertThat(policy.decide(Direction.CONNECT, "DB.", null, 5432, 1)).isSameAs(db);

    Decision other = policy.decide(Direction.CONNECT, "db", null, 5433, 0);
    assertThat(other.rule()).isNull();
    assertThat(other.settings()).isSameAs(policy.general());
    assertThat(policy.decide(Direction.ACCEPT, null, null, 5432, 1)).isSameAs(other);
  }
}
