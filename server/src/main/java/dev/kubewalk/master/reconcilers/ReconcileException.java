package dev.kubewalk.master.reconcilers;

/** The endpoints could not be reconciled; the next round tries again. */
public final class ReconcileException extends Exception {
  private static final long serialVersionUID = 1L;

  public ReconcileException(String message) {
    super(message);
  }
}
