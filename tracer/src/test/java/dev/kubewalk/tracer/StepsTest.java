package dev.kubewalk.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepsTest {

  @Test
  void idsAndKeysAreUnique() {
    assertThat(Arrays.stream(Steps.values()).map(Steps::id)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(Steps.values()).map(Steps::key)).doesNotHaveDuplicates();
    assertThat(Steps.byId("4.2.1.14")).contains(Steps.APPLY_ETCD);
    assertThat(Steps.byKey("chain.create-server-chain")).contains(Steps.CREATE_SERVER_CHAIN);
    assertThat(Steps.BUILD_GENERIC_CONFIG.shortName()).isEqualTo("buildGenericConfig");
  }

  @ParameterizedTest
  @EnumSource(Steps.class)
  void entriesAreWellFormed(Steps entry) {
    assertThat(entry.id()).matches("[0-9GSHBFR][0-9a-c.-]*");
    assertThat(entry.key()).matches("[a-z-]+\\.[a-z0-9-]+");
    assertThat(entry.goFunction()).matches("[A-Za-z0-9.]+");
    assertThat(entry.goFile())
        .matches("(cmd|pkg|plugin|staging/src/k8s\\.io|vendor)/[\\w./-]+\\.go");
  }
}
