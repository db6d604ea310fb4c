package dev.scoring.runner.exec;

import dev.scoring.contract.spec.DataFormat;
import dev.scoring.runner.exec.UnitSource.ScanMetrics;
import dev.scoring.runner.exec.UnitSource.VectorMemory;
import dev.scoring.runner.plan.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.csv.CSVFileFormat;
import org.apache.spark.sql.execution.datasources.json.JsonFileFormat;
import org.apache.spark.sql.execution.datasources.orc.OrcFileFormat;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.execution.metric.SQLMetrics;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.util.SerializableConfiguration;
import scala.Function1;
import scala.collection.Iterator;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/** Reads units with the format's own reader; a partition is a unit, a batch lies in one file. */
final class UnitScanExec extends ColumnarNode {
  private static final long serialVersionUID = 1L;
  private static final int ROWS_PER_BATCH = 4096;

  private final transient SparkSession spark;
  private final transient ScanDefinition scan;
  private final transient InputLayout layout;
  private final transient List<Unit> units;
  private final transient Map<String, SQLMetric> counters;

  private UnitScanExec(
      SparkSession spark,
      ScanDefinition scan,
      InputLayout layout,
      List<Unit> units,
      Seq<Attribute> output,
      Map<String, SQLMetric> counters) {
    super(output, counters);
    this.spark = spark;
    this.scan = scan;
    this.layout = layout;
    this.units = units;
    this.counters = counters;
  }

  static UnitScanExec create(SparkSession spark, ScanDefinition scan, InputLayout layout) {
    Map<String, SQLMetric> counters = new LinkedHashMap<>();
    counters.put("numOutputRows", SQLMetrics.createMetric(spark.sparkContext(), "rows read"));
    counters.put("numFiles", SQLMetrics.createMetric(spark.sparkContext(), "file slices read"));
    counters.put("numBatches", SQLMetrics.createMetric(spark.sparkContext(), "column batches"));
    List<Attribute> output = new ArrayList<>();
    for (StructField field : layout.full().fields()) {
      output.add(DataTypeUtils.toAttribute(field));
    }
    return new UnitScanExec(spark, scan, layout, List.of(), seq(output), counters);
  }

  /** The same scan, with the same metrics, of some units. */
  UnitScanExec of(List<Unit> chosen) {
    return new UnitScanExec(spark, scan, layout, List.copyOf(chosen), output(), counters);
  }

  InputLayout layout() {
    return layout;
  }

  @Override
  public String nodeName() {
    return "UnitScan";
  }

  @Override
  String describe() {
    return scan.format().id()
        + " "
        + Arrays.toString(layout.visible().fieldNames())
        + (vectorized() ? " by columns" : " by rows")
        + ", units: "
        + units.size();
  }

  @Override
  public Seq<SparkPlan> children() {
    return seq(List.of());
  }

  @Override
  public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
    return this;
  }

  @Override
  public RDD<ColumnarBatch> doExecuteColumnar() {
    Configuration configuration =
        spark.sessionState().newHadoopConfWithOptions(Options.scala(scan.options()));
    UnitSource source =
        new UnitSource(
            scan,
            layout,
            reader(configuration),
            rowSchema(),
            new VectorMemory(conf().offHeapColumnVectorEnabled(), ROWS_PER_BATCH),
            conf().sessionLocalTimeZone(),
            SerializableConfiguration.broadcast(spark.sparkContext(), configuration),
            new ScanMetrics(
                counters.get("numOutputRows"),
                counters.get("numFiles"),
                counters.get("numBatches")));
    return new UnitRdd(spark.sparkContext(), units, source);
  }

  /** Whether the format's reader gives column vectors for these columns. */
  boolean vectorized() {
    return format().supportBatch(spark, rowSchema());
  }

  private Function1<PartitionedFile, Iterator<InternalRow>> reader(Configuration configuration) {
    Map<String, String> options = Options.of(scan);
    options.put(FileFormat.OPTION_RETURNING_BATCH(), Boolean.toString(vectorized()));
    return format()
        .buildReaderWithPartitionValues(
            spark,
            scan.dataSchema(),
            layout.partition(),
            readSchema(),
            ColumnarNode.<Filter>seq(List.of()),
            Options.scala(options),
            configuration);
  }

  private StructType readSchema() {
    return scan.format() == DataFormat.PARQUET
        ? layout
            .data()
            .add(ParquetFileFormat.ROW_INDEX_TEMPORARY_COLUMN_NAME(), DataTypes.LongType, true)
        : layout.data();
  }

  private StructType rowSchema() {
    StructType schema = readSchema();
    for (StructField field : layout.partition().fields()) {
      schema = schema.add(field);
    }
    return schema;
  }

  private FileFormat format() {
    return switch (scan.format()) {
      case PARQUET -> new ParquetFileFormat();
      case ORC -> new OrcFileFormat();
      case CSV -> new CSVFileFormat();
      case JSON -> new JsonFileFormat();
    };
  }
}
