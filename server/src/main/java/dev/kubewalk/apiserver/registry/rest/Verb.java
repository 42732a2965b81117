package dev.kubewalk.apiserver.registry.rest;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can be done with a resource, as discovery lists it. */
public enum Verb {
  CREATE,
  DELETE,
  DELETECOLLECTION,
  GET,
  LIST,
  PATCH,
  UPDATE,
  WATCH;

  public static Set<Verb> all() {
    return EnumSet.allOf(Verb.class);
  }

  /** The verb as discovery and authorization spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
