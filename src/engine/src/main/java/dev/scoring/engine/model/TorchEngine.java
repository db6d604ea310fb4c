package dev.scoring.engine.model;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.engine.StandardCapabilities;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DJL's PyTorch in this process. Started by the first model, whose options fix the threads: PyTorch
 * sets its inter-op threads once, and changing the others would leave teams of the old size behind.
 */
final class TorchEngine implements ModelLoader {
  private static final Logger LOG = LoggerFactory.getLogger(TorchEngine.class);
  private static final Set<ComputeDevice> LOST = ConcurrentHashMap.newKeySet();
  private static Started started;

  private record Started(
      Engine engine, int intraOp, int interOp, TensorScript script, InferenceThreads threads) {}

  @Override
  public List<ComputeDevice> devices(ModelOptions options) {
    Engine engine = start(options).engine();
    return switch (options.device()) {
      case CPU -> List.of(ComputeDevice.cpu());
      case GPU -> gpus(engine);
    };
  }

  @Override
  public LoadedModel load(ModelSource source, ModelOptions options, ComputeDevice device) {
    Started process = start(options);
    checkFile(source);
    long from = System.nanoTime();
    PtNDManager manager = (PtNDManager) process.engine().newBaseManager(device.toDjl());
    try {
      PtSymbolBlock module = read(source, manager);
      JniUtils.enableInferenceMode(module);
      TorchModel model =
          new TorchModel(source, device, manager, module, process.script(), process.threads());
      model.check(1);
      model.check(3);
      LOG.info(
          "Loaded model {} ({}) on {} in {} ms",
          source.name(),
          source.digest(),
          device,
          (System.nanoTime() - from) / 1_000_000);
      return model;
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  /**
   * What PyTorch keeps per thread, set before every pass, because passes run on the callers'
   * threads: the intra-op thread count reaches a thread's OpenMP settings only when it is read
   * there, and the graph executor's optimizer is left off, so that neither the first batches nor a
   * batch of a new size are compiled for.
   *
   * @throws ScoringFailure ENGINE_FAILED when the device was lost
   */
  static void prepareThread(ComputeDevice device) {
    if (LOST.contains(device)) {
      throw new ScoringFailure(
          FailureReason.ENGINE_FAILED,
          "The device " + device + " was lost to an earlier error; start a new process.");
    }
    JniUtils.getNumThreads();
    JniUtils.setGraphExecutorOptimize(false);
  }

  /** Marks a device that no pass can use before the process ends. */
  static void lose(ComputeDevice device) {
    LOST.add(device);
  }

  private static synchronized Started start(ModelOptions options) {
    options.check();
    if (started == null) {
      started = startEngine(options);
    }
    if (started.intraOp() != options.intraOp() || started.interOp() != options.interOp()) {
      throw new ScoringFailure(
          FailureReason.SPEC_INVALID,
          "threads are intraOp "
              + options.intraOp()
              + " and interOp "
              + options.interOp()
              + ", but PyTorch in this process already runs with "
              + started.intraOp()
              + " and "
              + started.interOp()
              + "; use those, or a new process.");
    }
    return started;
  }

  private static Started startEngine(ModelOptions options) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(options.intraOp()));
    System.setProperty("ai.djl.pytorch.num_interop_threads", Integer.toString(options.interOp()));
    try {
      Engine engine = Engine.getEngine("PyTorch");
      return new Started(
          engine,
          JniUtils.getNumThreads(),
          JniUtils.getNumInteropThreads(),
          TensorScript.load(engine),
          InferenceThreads.create(options.intraOp(), options.cores()));
    } catch (EngineException | LinkageError e) {
      throw new ScoringFailure(
          FailureReason.ENGINE_FAILED,
          "PyTorch's native libraries cannot be loaded: "
              + EngineErrors.sentence(e.getCause() == null ? e : e.getCause())
              + "; check the image, and that DJL_CACHE_DIR or the home folder is writable.",
          e);
    }
  }

  private static List<ComputeDevice> gpus(Engine engine) {
    if (!engine.hasCapability(StandardCapabilities.CUDA)) {
      throw new ScoringFailure(
          FailureReason.DEVICE_UNAVAILABLE,
          "A GPU was asked for, but PyTorch in this process is built for the processor only or sees"
              + " no CUDA driver; use the CUDA image on a GPU node, or ask for no GPU.");
    }
    int count = engine.getGpuCount();
    if (count == 0) {
      throw new ScoringFailure(
          FailureReason.DEVICE_UNAVAILABLE,
          "A GPU was asked for, but this process sees no CUDA device; check the node's driver and"
              + " device plugin, or ask for no GPU.");
    }
    return IntStream.range(0, count)
        .mapToObj(index -> new ComputeDevice(DeviceRequest.GPU, index))
        .toList();
  }

  private static void checkFile(ModelSource source) {
    if (!Files.isReadable(source.file()) || !Files.isRegularFile(source.file())) {
      throw new ScoringFailure(
          FailureReason.MODEL_INVALID,
          "The model file "
              + source.file()
              + " of the bundle '"
              + source.name()
              + "' is missing or cannot be read.");
    }
  }

  private static PtSymbolBlock read(ModelSource source, PtNDManager manager) {
    try {
      return JniUtils.loadModule(manager, source.file(), true, new String[0], new String[0], false);
    } catch (EngineException e) {
      if (EngineErrors.kind(e) == EngineErrors.Kind.OUT_OF_MEMORY) {
        throw new ScoringFailure(
            FailureReason.OUT_OF_MEMORY,
            "Memory ran out loading the model '"
                + source.name()
                + "': "
                + EngineErrors.sentence(e)
                + "; raise the process's memory.",
            e);
      }
      throw new ScoringFailure(
          FailureReason.MODEL_INVALID,
          "The model file "
              + source.file().getFileName()
              + " of the bundle '"
              + source.name()
              + "' is not a whole TorchScript file: "
              + EngineErrors.sentence(e)
              + "; export it again with torch.jit.save.",
          e);
    }
  }
}
