package dev.spillway.benchmarks.report;

import dev.spillway.benchmarks.process.BenchException;
import dev.spillway.common.process.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a document that is generated: what stands between two comments.
 *
 * @param file the document
 */
public record DocumentBlock(Path file) {
  private static final String BEGIN =
      "<!-- results: written by ./spillway bench report, from benchmarks/results -->\n";
  private static final String END = "<!-- end of results -->\n";

  /** Returns what stands there. */
  public String read() throws IOException {
    String document = Files.readString(file);
    return document.substring(start(document), end(document));
  }

  /** Replaces what stands there. */
  public void write(String content) throws IOException {
    String document = Files.readString(file);
    AtomicFile.write(
        file, document.substring(0, start(document)) + content + document.substring(end(document)));
  }

  private int start(String document) {
    return find(document, BEGIN) + BEGIN.length();
  }

  private int end(String document) {
    return find(document, END);
  }

  private int find(String document, String mark) {
    int at = document.indexOf(mark);
    if (at < 0) {
      throw new BenchException(file + " has no line " + mark.strip());
    }
    return at;
  }
}
