package dev.scoring.runner;

import java.util.List;

/**
 * Some scored rows as text, for people to look at.
 *
 * @param columns the output's columns
 * @param largest the rows with the largest value of {@link #rankedBy}, largest first; the first
 *     rows in input order when no column can be ranked
 * @param random rows chosen at random with a fixed seed; empty in a first look
 * @param rankedBy the score column that ranks; null when none is a number
 */
public record RowSample(
    List<String> columns, List<List<String>> largest, List<List<String>> random, String rankedBy) {

  public RowSample {
    columns = List.copyOf(columns);
    largest = largest.stream().map(List::copyOf).toList();
    random = random.stream().map(List::copyOf).toList();
  }
}
