package dev.spillway.server.sandbox.zygote;

/** A zygote that does not start, or has no process for a call. */
final class ZygoteException extends Exception {
  private static final long serialVersionUID = 1L;

  ZygoteException(String message) {
    super(message);
  }
}
