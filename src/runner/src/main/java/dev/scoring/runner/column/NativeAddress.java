package dev.scoring.runner.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.Buffer;
import org.slf4j.LoggerFactory;

/** Where a direct buffer lies in memory, for copies from vectors outside the heap. */
final class NativeAddress {
  private static final VarHandle ADDRESS = find();

  private NativeAddress() {}

  /**
   * The address of the buffer's element 0; 0 for a buffer on the heap, and for every buffer where
   * {@code java.nio} is not opened.
   */
  static long of(Buffer buffer) {
    return ADDRESS == null || !buffer.isDirect() ? 0 : (long) ADDRESS.get(buffer);
  }

  private static VarHandle find() {
    try {
      return MethodHandles.privateLookupIn(Buffer.class, MethodHandles.lookup())
          .findVarHandle(Buffer.class, "address", long.class);
    } catch (ReflectiveOperationException closed) {
      LoggerFactory.getLogger(NativeAddress.class)
          .warn(
              "columns are copied value by value: start Java with"
                  + " --add-opens=java.base/java.nio=ALL-UNNAMED",
              closed);
      return null;
    }
  }
}
