package dev.spillway.simulator.figure;

import dev.spillway.common.text.Table;

/**
 * One figure.
 *
 * @param title what was asked
 * @param text what was played, and which goal there is
 * @param table what came of it
 */
record Section(String title, String text, Table table) {
  String markdown() {
    return "### " + title + "\n\n" + text + "\n\n" + table.markdown();
  }
}
