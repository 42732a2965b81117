package dev.kubewalk.walkthrough.lessons.solutions;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One thing to do. Written in a lesson as {@code tour: […flags…]}, {@code refused: […flags…]}, {@code
 * request: {…}} or {@code await: {…}}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
  @JsonSubTypes.Type(value = TourRun.class, name = "tour"),
  @JsonSubTypes.Type(value = RefusedTour.class, name = "refused"),
  @JsonSubTypes.Type(value = Request.class, name = "request"),
  @JsonSubTypes.Type(value = Await.class, name = "await")
})
public sealed interface Action permits TourRun, RefusedTour, Request, Await {
  /** The command that a learner would type for it. */
  String command();

  /** Whether it needs a server that is already running. */
  boolean needsServer();
}
