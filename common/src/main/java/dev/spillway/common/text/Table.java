package dev.spillway.common.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows of text under headings, as Markdown whose columns also line up on a terminal.
 *
 * @param headings the names of the columns
 * @param rows as many cells each as there are headings
 */
public record Table(List<String> headings, List<List<String>> rows) {
  /** Checks the rows. */
  public Table {
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
    for (List<String> row : rows) {
      if (row.size() != headings.size()) {
        throw new IllegalArgumentException(
            row + " has " + row.size() + " cells (expected: " + headings.size() + ")");
      }
    }
  }

  /** Returns the table as text. */
  public String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add(line(headings));
    lines.add(
        IntStream.range(0, headings.size())
            .mapToObj(column -> "-".repeat(width(column) + 2))
            .collect(Collectors.joining("|", "|", "|")));
    rows.forEach(row -> lines.add(line(row)));
    return String.join("\n", lines) + "\n";
  }

  private String line(List<String> cells) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            column -> cells.get(column) + " ".repeat(width(column) - cells.get(column).length()))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private int width(int column) {
    return IntStream.concat(
            IntStream.of(headings.get(column).length()),
            rows.stream().mapToInt(row -> row.get(column).length()))
        .max()
        .orElse(0);
  }
}
