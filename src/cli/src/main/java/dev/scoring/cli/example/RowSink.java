package dev.scoring.cli.example;

import java.io.Closeable;
import java.io.IOException;

/** Takes the rows of one file, in order. Closing it completes the file. */
interface RowSink extends Closeable {
  void accept(CarBuyer row) throws IOException;
}
