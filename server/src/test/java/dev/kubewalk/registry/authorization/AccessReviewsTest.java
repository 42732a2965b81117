package dev.kubewalk.registry.authorization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authorization.Decision;
import dev.kubewalk.registry.page.Pages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessReviewsTest {
  private static final String SPEC =
      "'spec':{'user':'u','resourceAttributes':{'verb':'get','resource':'pods'}}}";

  private final AccessReviews reviews = new AccessReviews(asked -> new Decision.Allow(""));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'labels':{},'name':'','creationTimestamp':null}",
        "{'managedFields':[{'manager':'m'}]}"
      })
  void emptyMetadataIsTaken(String metadata) {
    Unstructured answer = reviews.subject(null, review(metadata));
    assertTrue(answer.booleanAt("status.allowed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'name':'x'}", "{'labels':{'a':'b'}}", "{'namespace':'n'}"})
  void metadataIsRefused(String metadata) {
    StatusException refused =
        assertThrows(StatusException.class, () -> reviews.subject(null, review(metadata)));
    assertEquals(422, refused.status().intAt("code"));
    assertTrue(refused.getMessage().contains("metadata: Invalid value: v1.ObjectMeta{Name:"));
  }

  private static Unstructured review(String metadata) {
    return Pages.json("{'metadata':" + metadata + "," + SPEC);
  }
}
