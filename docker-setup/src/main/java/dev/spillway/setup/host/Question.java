package dev.spillway.setup.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;

/** Asks the user where somebody can answer. */
public final class Question {
  private final Console console;
  private final BufferedReader answers;
  private final boolean isHeard;

  /**
   * Creates one.
   *
   * @param answers where an answer is typed
   * @param isHeard whether somebody sees the question and can type; else nothing is asked
   */
  public Question(Console console, BufferedReader answers, boolean isHeard) {
    this.console = console;
    this.answers = answers;
    this.isHeard = isHeard;
  }

  /** Returns whether the user says yes; no answer is none. */
  public boolean isYes(String question) {
    if (!isHeard) {
      return false;
    }
    console.line(question + " [y/N]");
    try {
      String answer = answers.readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    } catch (IOException e) {
      return false; // the terminal is gone
    }
  }
}
