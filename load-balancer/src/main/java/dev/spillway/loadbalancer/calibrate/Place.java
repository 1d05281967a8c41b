package dev.spillway.loadbalancer.calibrate;

/** Where a function is measured. */
public sealed interface Place {

  /** The servers of this installation. */
  record Here() implements Place {
    @Override
    public String toString() {
      return "here";
    }
  }

  /**
   * Lambda.
   *
   * @param memoryMb how much memory it has
   */
  record There(int memoryMb) implements Place {
    @Override
    public String toString() {
      return memoryMb + " MB";
    }
  }
}
