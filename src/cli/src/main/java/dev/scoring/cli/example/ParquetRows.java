package dev.scoring.cli.example;

import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** Parquet with Zstandard pages and row groups small enough to cut a file into units. */
final class ParquetRows implements RowSink {
  private static final long ROW_GROUP_BYTES = 32L << 20;
  private static final MessageType SCHEMA = schema();

  private final ParquetWriter<CarBuyer> writer;

  ParquetRows(OutputFile file, Configuration configuration) throws IOException {
    writer =
        new Builder(file)
            .withConf(configuration)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withValidation(false)
            .build();
  }

  @Override
  public void accept(CarBuyer row) throws IOException {
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static MessageType schema() {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (String name : CsvRows.HEADER.split(",", -1)) {
      switch (name) {
        case "age", "days_active", "bought_car" ->
            message.optional(PrimitiveTypeName.INT32).named(name);
        case "sessions_per_day" -> message.optional(PrimitiveTypeName.DOUBLE).named(name);
        default ->
            message
                .optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
      }
    }
    return message.named("car_buyer");
  }

  private static final class Builder extends ParquetWriter.Builder<CarBuyer, Builder> {
    private Builder(OutputFile file) {
      super(file);
    }

    @Override
    protected Builder self() {
      return this;
    }

    // Deprecated and abstract: there is no other method to implement.
    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<CarBuyer> getWriteSupport(Configuration configuration) {
      return new RowSupport();
    }
  }

  private static final class RowSupport extends WriteSupport<CarBuyer> {
    private RecordConsumer consumer;

    // Deprecated and abstract: there is no other method to implement.
    @Override
    @SuppressWarnings("deprecation")
    public WriteContext init(Configuration configuration) {
      return new WriteContext(SCHEMA, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      consumer = recordConsumer;
    }

    @Override
    public void write(CarBuyer row) {
      consumer.startMessage();
      text(0, row.deviceId());
      text(1, row.country());
      text(2, row.deviceBrand());
      text(3, row.deviceModel());
      text(4, row.apps());
      text(5, row.campaignEvents());
      text(6, row.interests());
      text(7, row.cities());
      integer(8, row.age());
      integer(9, row.daysActive());
      decimal(10, row.sessionsPerDay());
      integer(11, row.boughtCar());
      consumer.endMessage();
    }

    private void text(int index, String value) {
      if (value != null) {
        start(index);
        consumer.addBinary(Binary.fromString(value));
        end(index);
      }
    }

    private void integer(int index, Integer value) {
      if (value != null) {
        start(index);
        consumer.addInteger(value);
        end(index);
      }
    }

    private void decimal(int index, Double value) {
      if (value != null) {
        start(index);
        consumer.addDouble(value);
        end(index);
      }
    }

    private void start(int index) {
      consumer.startField(SCHEMA.getFieldName(index), index);
    }

    private void end(int index) {
      consumer.endField(SCHEMA.getFieldName(index), index);
    }
  }
}
