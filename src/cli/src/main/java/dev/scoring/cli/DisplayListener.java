package dev.scoring.cli;

import dev.scoring.cli.term.ProgressDisplay;
import dev.scoring.contract.progress.Progress;
import dev.scoring.runner.RowSample;
import dev.scoring.runner.RunListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows a run's progress and keeps the rows of a first look. Notes are kept too: the summary of a
 * run that succeeds has them, and closing after any other end prints them. Thread-safe.
 */
final class DisplayListener implements RunListener, AutoCloseable {
  private static final Progress STARTING =
      new Progress(Progress.Stage.CHECKING, 0, 0, 0, 0, 0, 0, 0, 0, -1);

  private final ProgressDisplay display;
  private final List<String> notes = new ArrayList<>();
  private RowSample rows;

  DisplayListener(ProgressDisplay display) {
    this.display = display;
    display.show(STARTING);
  }

  @Override
  public void progress(Progress progress) {
    display.show(progress);
  }

  @Override
  public synchronized void note(String sentence) {
    notes.add(sentence);
  }

  @Override
  public synchronized void rows(RowSample sample) {
    rows = sample;
  }

  synchronized Optional<RowSample> rows() {
    return Optional.ofNullable(rows);
  }

  synchronized void succeeded() {
    notes.clear();
  }

  @Override
  public synchronized void close() {
    notes.forEach(note -> display.say("warning: " + note));
  }
}
