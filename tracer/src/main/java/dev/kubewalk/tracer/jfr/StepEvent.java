package dev.kubewalk.tracer.jfr;

import java.util.List;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A step in a flight recording. Its duration and thread are those of the step. */
@Name(StepEvent.NAME)
@Label(StepEvent.LABEL)
@Category(StepEvent.CATEGORY)
@StackTrace(false)
public final class StepEvent extends Event {
  public static final String NAME = "dev.kubewalk.Step";
  public static final String LABEL = "Start-up Step";
  public static final String CATEGORY = "Kubewalk";

  /** The fields that hold text. */
  public static final List<String> TEXTS =
      List.of("label", "key", "goFunction", "notes", "failure");

  @Label("Step")
  String label;

  @Label("Catalogue Key")
  String key;

  @Label("Go Function")
  String goFunction;

  @Label("Notes")
  String notes;

  @Label("Failure")
  String failure;

  @Label("Number")
  long stepId;

  @Label("Parent's Number")
  long parentId;
}
