package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;

/** Which of the forms of an {@link Atom} a value has. */
enum Shape {
  SCALAR,
  LIST,
  MAP
}
