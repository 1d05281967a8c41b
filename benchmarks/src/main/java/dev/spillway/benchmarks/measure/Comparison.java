package dev.spillway.benchmarks.measure;

/**
 * The product beside a peer at one place of an axis.
 *
 * @param contender which variant of the product
 * @param x the place
 * @param ours the product's median
 * @param peer the peer's name
 * @param theirs the peer's median
 */
public record Comparison(String contender, double x, double ours, String peer, double theirs) {
  /** Returns how many times the peer's value the product's is. */
  public double ratio() {
    return ours / theirs;
  }
}
