package dev.keepalive.agent.config.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.ModelEndpoints;
import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.config.Tries;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.config.source.FileSnapshot;
import dev.keepalive.agent.config.source.LoadResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyModelTest {
  private static final int RULE_SETS = Tries.atMost(100_000);
  private static final int ENDPOINTS_EACH = 5;

  @TempDir Path directory;

  @Test
  void random_rules_decide_on_random_endpoints_as_the_plain_model_does() {
    Configuration empty = StartedWith.file(directory, "").load().configuration();
    int[] decided = new int[2];
    Tries.run(
        RULE_SETS,
        random -> {
          List<ModelRule> model = new ArrayList<>();
          StringBuilder file = new StringBuilder();
          for (int i = random.nextInt(9); i > 0; i--) {
            ModelRule rule = ModelRule.random(random);
            String name = "rule.r" + model.size();
            file.append(name).append(".match=").append(rule.match()).append('\n');
            file.append(name).append(".idle=").append(1000 + model.size()).append('\n');
            model.add(rule);
          }
          LoadResult loaded =
              empty.reloaded(
                  new FileSnapshot(file.toString().getBytes(StandardCharsets.UTF_8), null));
          assertThat(loaded.errors()).as(file.toString()).isEmpty();
          Policy policy = loaded.configuration().policy();
          for (int i = 0; i < ENDPOINTS_EACH; i++) {
            ModelRule.Endpoint end = ModelEndpoints.endpoint(random);
            int expected = expected(model, end);
            int actual =
                policy
                    .settingsFor(
                        end.direction(),
                        end.host(),
                        end.remote(),
                        end.remotePort(),
                        end.localPort())
                    .idleSeconds();
            assertThat(actual).as("%s%n%s", file, end).isEqualTo(expected);
            decided[expected == 60 ? 0 : 1]++;
          }
        });
    // a test in which nearly nothing matches, or nearly everything, would prove little
    assertThat(decided[0]).isGreaterThan(RULE_SETS);
    assertThat(decided[1]).isGreaterThan(RULE_SETS);
  }

  private static int expected(List<ModelRule> model, ModelRule.Endpoint endpoint) {
    for (int i = 0; i < model.size(); i++) {
      if (model.get(i).matches(endpoint)) {
        return 1000 + i;
      }
    }
    return 60;
  }
}
