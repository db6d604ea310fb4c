package dev.scoring.runner;

import dev.scoring.contract.progress.Progress;
import dev.scoring.contract.progress.Progress.Stage;
import java.util.ArrayList;
import java.util.List;

/** Passes progress and notes on to a listener, one call at a time, and keeps the notes. */
final class Reporter {
  private final RunListener listener;
  private final List<String> notes = new ArrayList<>();

  Reporter(RunListener listener) {
    this.listener = listener;
  }

  synchronized void progress(Progress progress) {
    listener.progress(progress);
  }

  void stage(Stage stage) {
    progress(new Progress(stage, 0, 0, 0, 0, 0, 0, 0, 0, -1));
  }

  synchronized void note(String sentence) {
    notes.add(sentence);
    listener.note(sentence);
  }

  synchronized void rows(RowSample sample) {
    listener.rows(sample);
  }

  synchronized List<String> notes() {
    return List.copyOf(notes);
  }
}
