package dev.spillway.placement.policy;

/**
 * What the servers have to do.
 *
 * @param slots how many calls they run at a time
 * @param running how many they run
 * @param waiting how many wait for a slot
 * @param waitingRoom how many may wait
 */
public record ServerState(int slots, int running, int waiting, int waitingRoom) {
  /** Returns whether a call would start at once. */
  public boolean hasFreeSlot() {
    return running + waiting < slots;
  }

  /** Returns whether a call may wait. */
  public boolean hasWaitingRoom() {
    return waiting < waitingRoom;
  }
}
