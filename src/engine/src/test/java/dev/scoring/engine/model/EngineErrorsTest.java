package dev.scoring.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineErrorsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0; 15.78 GiB total)', OUT_OF_MEMORY",
    "'[enforce fail at alloc_cpu.cpp:119] err == 0. DefaultCPUAllocator: can''t allocate memory:"
        + " you tried to allocate 9 bytes', OUT_OF_MEMORY",
    "'DefaultCPUAllocator: not enough memory: you tried to allocate 9 bytes.', OUT_OF_MEMORY",
    "'std::bad_alloc', OUT_OF_MEMORY",
    "'CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling cublasCreate(handle)', OUT_OF_MEMORY",
    "'CUDA error: device-side assert triggered', DEVICE_LOST",
    "'CUDA error: an illegal memory access was encountered', DEVICE_LOST",
    "'mat1 and mat2 shapes cannot be multiplied (1x1 and 64x64)', OTHER"
  })
  void kindIsReadFromTheMessage(String message, EngineErrors.Kind kind) {
    assertThat(EngineErrors.kind(new EngineException(message))).isEqualTo(kind);
  }

  @Test
  void kindOfAnErrorWithoutMessageIsOther() {
    assertThat(EngineErrors.kind(new EngineException((String) null)))
        .isEqualTo(EngineErrors.Kind.OTHER);
  }

  @Test
  void sentenceOfATraceIsItsLastLine() {
    String trace =
        """
        The following operation failed in the TorchScript interpreter.
        Traceback of TorchScript (most recent call last):
          File "code/__torch__.py", line 9, in forward
        RuntimeError: index out of range in self

        """;

    assertThat(EngineErrors.sentence(new EngineException(trace)))
        .isEqualTo("RuntimeError: index out of range in self");
  }

  @Test
  void sentenceOfAnythingElseIsItsFirstLine() {
    assertThat(EngineErrors.sentence(new EngineException("one.\ntwo\n"))).isEqualTo("one");
  }

  @Test
  void aLostDeviceEndsTheProcessesUseOfIt() {
    ScoringFailure failure =
        EngineErrors.ofForward(
            new EngineException("CUDA error: device-side assert triggered"),
            512,
            new ComputeDevice(DeviceRequest.GPU, 1));

    assertThat(failure.reason()).isEqualTo(FailureReason.ENGINE_FAILED);
    assertThat(failure)
        .hasMessage(
            "The device was lost in the forward pass of 512 rows on gpu:1: CUDA error: device-side"
                + " assert triggered; this process cannot use it again.");
  }
}
