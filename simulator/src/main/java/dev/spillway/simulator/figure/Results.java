package dev.spillway.simulator.figure;

import java.util.List;
import java.util.stream.Collectors;

/** All figures that come from the simulator. */
public final class Results {
  private static final String BEGIN =
      "<!-- simulated: written by ./spillway replay results --document docs/results.md -->\n";
  private static final String END = "<!-- end of simulated -->\n";

  private final List<Section> sections;

  private Results(List<Section> sections) {
    this.sections = List.copyOf(sections);
  }

  /** Plays all; the same each time. */
  public static Results play() {
    HeldOutFigure heldOut = HeldOutFigure.play();
    return new Results(
        List.of(
            ReportFigure.play(),
            BurstFigure.play(),
            TailFigure.play(),
            heldOut.regret(),
            heldOut.predictionError()));
  }

  /** Returns them as they stand in the document. */
  public String markdown() {
    return sections.stream().map(Section::markdown).collect(Collectors.joining("\n"));
  }

  /**
   * Returns a document with these results between its two comments.
   *
   * @throws IllegalArgumentException if it has no such comments
   */
  public static String replaceBlock(String document, Results results) {
    int begin = document.indexOf(BEGIN);
    int end = document.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(
          "the document has no lines " + BEGIN.strip() + " and " + END.strip());
    }
    return document.substring(0, begin + BEGIN.length())
        + "\n"
        + results.markdown()
        + "\n"
        + document.substring(end);
  }

  /** Returns what stands between the two comments of a document. */
  public static String block(String document) {
    return document
        .substring(document.indexOf(BEGIN) + BEGIN.length(), document.indexOf(END))
        .strip();
  }
}
