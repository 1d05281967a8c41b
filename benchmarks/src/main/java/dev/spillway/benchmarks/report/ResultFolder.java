package dev.spillway.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.common.process.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folder of results: a JSON file for each figure, an SVG file for each of its charts.
 *
 * @param path where it is; need not exist
 */
public record ResultFolder(Path path) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes a result over the last one of its figure. */
  public void write(Result result) throws IOException {
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result);
    AtomicFile.write(json(result.figure()), text + "\n");
    for (Chart chart : result.charts()) {
      AtomicFile.write(plot(result.figure(), chart), Plot.svg(result.title(), chart));
    }
  }

  /** Returns the result of a figure, or empty where there is none. */
  public Optional<Result> read(String figure) throws IOException {
    Path file = json(figure);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), Result.class))
        : Optional.empty();
  }

  /** Returns the results that there are of some figures, in their order. */
  public List<Result> readAll(List<String> figures) throws IOException {
    List<Result> results = new ArrayList<>();
    for (String figure : figures) {
      read(figure).ifPresent(results::add);
    }
    return results;
  }

  private Path json(String figure) {
    return path.resolve(figure + ".json");
  }

  private Path plot(String figure, Chart chart) {
    return path.resolve(figure + "-" + chart.name() + ".svg");
  }
}
