package dev.kubewalk.tracer;

/**
 * The names of the notes that diagrams and narration rely on. Other notes are free.
 *
 * <ul>
 *   <li>{@link #SERVER}, {@link #DELEGATE}: on the G rows and on the PREPARE_… and RUN_… steps; the
 *       server at work ("kube-aggregator") and the one behind it.
 *   <li>{@link #FILTERS}: on NEW_API_SERVER_HANDLER; Go's names of the filters, outermost first.
 *   <li>{@link #GROUP_VERSIONS}: on NEW_REST_STORAGE, INSTALL_LEGACY_API_GROUP,
 *       INSTALL_API_GROUPS, INSTALL_API_EXTENSIONS_GROUP and INSTALL_REGISTRATION_GROUP; a list of
 *       "v1" or "apps/v1".
 *   <li>{@link #ENABLED}, {@link #DISABLED}: on DEFAULT_API_RESOURCE_CONFIG_SOURCE; lists of group
 *       versions.
 *   <li>{@link #HOOKS}: on the steps that add or inherit hooks; {@link #HOOK}, {@link
 *       #REGISTERED_BY}, {@link #CHECK}: on RUN_POST_START_HOOK.
 *   <li>{@link #CHECKS}: on the steps that add, inherit or install health checks, in order.
 *   <li>{@link #PATHS}: on the steps that install routes.
 *   <li>{@link #RESOURCE}: on the store rows (4.5.3.x), such as "deployments.apps".
 *   <li>On a request's way (F and R rows) each step has notes of its own, which the diagram of it
 *       reads; where no note is, it shows the step without a remark.
 *   <li>{@link #GROUP}: on NEW_REST_STORAGE, such as "apps".
 *   <li>{@link #FLAGS}: on PRINT_FLAGS; every flag with the value in force, by its name.
 * </ul>
 */
public final class NoteNames {
  public static final String SERVER = "server";
  public static final String DELEGATE = "delegate";
  public static final String FILTERS = "filters";
  public static final String GROUP_VERSIONS = "groupVersions";
  public static final String ENABLED = "enabled";
  public static final String DISABLED = "disabled";
  public static final String HOOKS = "hooks";
  public static final String HOOK = "hook";
  public static final String REGISTERED_BY = "registeredBy";
  public static final String CHECK = "check";
  public static final String CHECKS = "checks";
  public static final String PATHS = "paths";
  public static final String RESOURCE = "resource";
  public static final String GROUP = "group";
  public static final String FLAGS = "flags";

  private NoteNames() {}
}
