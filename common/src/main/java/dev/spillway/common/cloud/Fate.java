package dev.spillway.common.cloud;

/** What became of one request to the gateway. */
enum Fate {
  /** The handler answered: the function ran, well or not. */
  ANSWERED(false, true, false),
  /** 429, of the gateway's plan or of Lambda's concurrency: it did not run. */
  THROTTLED(true, false, false),
  /** There was no connection: it did not run. */
  UNREACHED(true, false, true),
  /** 401 or 403, for want of a key or a permission: it did not run, and would not on a repeat. */
  REFUSED(false, false, true),
  /** It was not sent, because the cloud fails: it did not run. */
  LEFT_ALONE(false, false, false),
  /** 500, 502, 503, 504, no answer, or half of one: it may have run. */
  UNCERTAIN(false, true, true);

  private final boolean isWorthAnother;
  private final boolean mayHaveRun;
  private final boolean isFailure;

  Fate(boolean isWorthAnother, boolean mayHaveRun, boolean isFailure) {
    this.isWorthAnother = isWorthAnother;
    this.mayHaveRun = mayHaveRun;
    this.isFailure = isFailure;
  }

  /**
   * Returns what an answer means. An error of the handler's own, which a cloud that works passes
   * on, carries what Lambda bills; one of the gateway's does not.
   */
  static Fate of(int status, boolean isHandlers) {
    if (isHandlers) {
      return ANSWERED;
    }
    return switch (status) {
      case 429 -> THROTTLED;
      case 401, 403 -> REFUSED;
      case 200, 400, 413, 422 -> ANSWERED;
      default -> UNCERTAIN;
    };
  }

  /** Returns whether another try may end better and cannot run the function twice. */
  boolean isWorthAnother() {
    return isWorthAnother;
  }

  /** Returns whether the function may have run. */
  boolean mayHaveRun() {
    return mayHaveRun;
  }

  /** Returns whether it counts against the cloud. */
  boolean isFailure() {
    return isFailure;
  }
}
