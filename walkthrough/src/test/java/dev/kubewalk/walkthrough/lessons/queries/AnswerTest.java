package dev.kubewalk.walkthrough.lessons.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerTest {
  record Case(Answer answer, String prediction, boolean right) {}

  static List<Case> cases() {
    return List.of(
        new Case(Answer.name("apiextensions-apiserver"), "ApiExtensions", true),
        new Case(Answer.name("apiextensions-apiserver"), "kube-aggregator", false),
        new Case(Answer.name("apiextensions-apiserver"), "api", false),
        new Case(Answer.name("v1"), "v1", true),
        new Case(Answer.number(14), " 14 hooks", true),
        new Case(Answer.number(14), "140", false),
        new Case(Answer.number(14), "many", false),
        new Case(Answer.yesNo(true), "yes", true),
        new Case(Answer.yesNo(true), "是", true),
        new Case(Answer.yesNo(true), "no", false),
        new Case(Answer.yesNo(false), "n", true),
        new Case(Answer.yesNo(false), "否", true),
        new Case(Answer.duration(40_000_000), "60ms", true),
        new Case(Answer.duration(40_000_000), "25", true),
        new Case(Answer.duration(40_000_000), "200", false));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agrees(Case one) {
    assertThat(one.answer().agrees(one.prediction())).isEqualTo(one.right());
  }
}
