package dev.scoring.runner.write;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.report.RowBalance;
import dev.scoring.runner.exec.UnitCounts;
import dev.scoring.runner.exec.UnitSink;
import dev.scoring.runner.plan.Unit;
import dev.scoring.runner.store.RunStore;
import dev.scoring.runner.store.StorageFault;
import dev.scoring.runner.store.UnitFile;
import dev.scoring.runner.store.UnitRecord;
import dev.scoring.runner.store.WorkPlace;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskID;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Writes a unit's rows in their order to files that only this attempt writes, makes them durable,
 * and commits the unit by its record. Deletes nothing, ever: what no record names is removed after
 * publishing.
 */
public final class UnitWriter implements UnitSink<UnitResult> {
  private static final long serialVersionUID = 1L;

  /** Files that a task holds open at once when the rows go to many partitions. */
  private static final int MAX_OPEN_FILES = 20;

  private final WriteDefinition definition;
  private final ColumnSplit split;
  private final WorkPlace place;
  private final long epoch;
  private final Map<Integer, Integer> generations;
  private final OutputWriterFactory factory;
  private final SerializableConfiguration conf;
  private final String timeZone;

  private UnitWriter(
      WriteDefinition definition,
      WorkPlace place,
      long epoch,
      Map<Integer, Integer> generations,
      FileFormats.Prepared prepared,
      String timeZone) {
    this.definition = definition;
    this.split = ColumnSplit.of(definition.schema(), definition.partitionBy());
    this.place = place;
    this.epoch = epoch;
    this.generations = Map.copyOf(generations);
    this.factory = prepared.factory();
    this.conf = new SerializableConfiguration(prepared.conf());
    this.timeZone = timeZone;
  }

  /**
   * A writer for all units of a run.
   *
   * @param epoch the driver that the attempts run under, noted in their records
   * @throws ScoringFailure {@code SpecInvalid} for a codec, option or column type that the format
   *     does not take
   */
  public static UnitWriter create(
      SparkSession spark, WriteDefinition definition, WorkPlace place, long epoch) {
    ColumnSplit split = ColumnSplit.of(definition.schema(), definition.partitionBy());
    FileFormats.Prepared prepared = FileFormats.prepare(spark, definition, split.fileSchema());
    String timeZone = spark.conf().get("spark.sql.session.timeZone");
    return new UnitWriter(definition, place, epoch, Map.of(), prepared, timeZone);
  }

  /** The same writer, for units of which an earlier generation is damaged. */
  public UnitWriter withGenerations(Map<Integer, Integer> generationOfUnit) {
    return new UnitWriter(
        definition,
        place,
        epoch,
        generationOfUnit,
        new FileFormats.Prepared(factory, conf.value()),
        timeZone);
  }

  @Override
  public UnitResult consume(
      Unit unit, TaskContext context, Iterator<ColumnarBatch> batches, UnitCounts counts)
      throws Exception {
    int generation = generations.getOrDefault(unit.index(), 0);
    UUID attempt = UUID.randomUUID();
    Path folder = place.attempt(unit.index(), generation, attempt);
    AttemptFiles files = files(unit, folder, attempt);
    try {
      UnitRows rows = rows(files);
      while (batches.hasNext()) {
        ColumnarBatch batch = batches.next();
        stopIfKilled(context);
        write(folder, () -> rows.write(batch));
      }
      if (unit.index() == 0) {
        write(folder, rows::ensureFile);
      }
      write(folder, rows::finish);
      RowBalance balance = balanced(unit, rows.rows(), counts.balance());
      stopIfKilled(context);
      List<UnitFile> written = files.closed();
      return commit(new UnitRecord(unit.index(), generation, attempt, epoch, written, balance));
    } catch (Throwable e) {
      files.abandon(e);
      throw e;
    }
  }

  private AttemptFiles files(Unit unit, Path folder, UUID attempt) {
    try {
      return new AttemptFiles(
          factory, split.fileSchema(), context(unit.index()), folder, unit.index(), attempt);
    } catch (IOException e) {
      throw StorageFault.writing(folder, e);
    }
  }

  private UnitRows rows(AttemptFiles files) {
    FileSizer sizer = new FileSizer(definition.targetFileBytes(), split.fileSchema().defaultSize());
    return new UnitRows(split, files, sizer, MAX_OPEN_FILES, timeZone);
  }

  private TaskAttemptContext context(int unit) {
    TaskID task = new TaskID("scoring", 0, TaskType.MAP, unit);
    Configuration own = new Configuration(conf.value());
    return new TaskAttemptContextImpl(own, new TaskAttemptID(task, 0));
  }

  private UnitResult commit(UnitRecord record) {
    return UnitResult.of(RunStore.open(place, conf.value()).commit(record));
  }

  private static void stopIfKilled(TaskContext context) {
    if (context.isInterrupted()) {
      throw new TaskKilledException("the task was asked to stop");
    }
  }

  private static RowBalance balanced(Unit unit, long written, RowBalance balance) {
    if (!balance.holds() || balance.scored() != written) {
      throw new ScoringFailure(
          FailureReason.BALANCE_BROKEN,
          "unit "
              + unit.index()
              + ": "
              + written
              + " rows were written but the counts are "
              + balance
              + "; report this defect with the log");
    }
    return balance;
  }

  /** A step that touches the store; Spark's writers throw I/O errors that they do not declare. */
  @FunctionalInterface
  private interface Step {
    void run() throws Exception;
  }

  private static void write(Path folder, Step step) throws Exception {
    try {
      step.run();
    } catch (ScoringFailure e) {
      throw e;
    } catch (Exception | FSError e) {
      if (ofStore(e)) {
        throw StorageFault.writing(folder, e);
      }
      throw e;
    }
  }

  private static boolean ofStore(Throwable e) {
    Throwable at = e;
    for (int depth = 0; at != null && depth < 10; depth++) {
      if (at instanceof IOException || at instanceof FSError) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }
}
