package dev.scoring.cli;

import dev.scoring.cli.example.CarBuyersData;
import dev.scoring.cli.term.ProgressDisplay;
import dev.scoring.contract.progress.Progress;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;

/** Makes example data and shows how far it is. */
final class DataMaker {
  private final CommandContext context;

  DataMaker(CommandContext context) {
    this.context = context;
  }

  void make(CarBuyersData.Order order) {
    long start = System.nanoTime();
    AtomicLong written = new AtomicLong();
    try (ProgressDisplay display = ProgressDisplay.start(context.console(), "Making data")) {
      display.show(progress(0, order.rows(), 0));
      context.interruption().arm(Thread.currentThread(), context.console().err());
      CarBuyersData.write(
          order,
          new Configuration(),
          more ->
              display.show(
                  progress(
                      written.addAndGet(more), order.rows(), (System.nanoTime() - start) / 1e9)));
    }
  }

  private static Progress progress(long written, long rows, double seconds) {
    double rate = seconds == 0 ? 0 : written / seconds;
    return new Progress(
        Progress.Stage.SCORING,
        0,
        0,
        written,
        rows,
        written,
        0,
        0,
        rate,
        rate == 0 ? -1 : (rows - written) / rate);
  }
}
