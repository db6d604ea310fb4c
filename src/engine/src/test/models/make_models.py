"""Makes the TorchScript models of the engine's tests, and the engine's own helper module.

    cd src/engine/src/test/models && python3 make_models.py

Seeded, and written without times, source paths and compression, so that a second run of the same
PyTorch writes the same bytes. Needs PyTorch 1.13 or newer (Debian: python3-torch).
"""

import io
import json
import os
import pathlib
import sys
import zipfile
from typing import Dict, List, Tuple

import torch
from torch import Tensor, nn

HERE = pathlib.Path(__file__).resolve().parent
RESOURCES = HERE.parent.parent / "main" / "resources" / "dev" / "scoring" / "engine" / "model"


class Helpers(nn.Module):
    def forward(self, x: Tensor) -> Tensor:
        return x

    @torch.jit.export
    def dtype_of(self, x: Tensor) -> int:
        return x.dtype

    @torch.jit.export
    def int16_of_bytes(self, x: Tensor) -> Tensor:
        return x.select(-1, 0).to(torch.int16) + x.select(-1, 1).to(torch.int16) * 256


class Echo(nn.Module):
    def forward(self, x: Tensor) -> Tensor:
        return x


class TwoInputs(nn.Module):
    """ids int64 [N, 4] and dense float32 [N, 3] to a score in [N]."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(10, 2)
        self.linear = nn.Linear(5, 1)

    def forward(self, ids: Tensor, dense: Tensor) -> Tensor:
        x = torch.cat([self.embedding(ids).mean(1), dense], dim=1)
        return torch.sigmoid(self.linear(x)).squeeze(1)


class TupleOutput(nn.Module):
    def forward(self, x: Tensor) -> Tuple[Tensor, Tensor]:
        return x.sum(1), x * 2


class ListOutput(nn.Module):
    def forward(self, x: Tensor) -> List[Tensor]:
        return [x.sum(1), x * 2]


class DictOutput(nn.Module):
    def forward(self, x: Tensor) -> Dict[str, Tensor]:
        return {"double": x * 2, "sum": x.sum(1), "extra": x}


class FailsOnThirteen(nn.Module):
    def forward(self, x: Tensor) -> Tensor:
        if bool((x == 13).any()):
            raise ValueError("13 is unlucky")
        return x


class ColumnOutput(nn.Module):
    """[N, 1], where a bundle may declare a scalar."""

    def forward(self, x: Tensor) -> Tensor:
        return x.sum(1, keepdim=True)


class BatchMean(nn.Module):
    """Loses the batch axis."""

    def forward(self, x: Tensor) -> Tensor:
        return x.sum(1).mean(0, keepdim=True)


class BrainFloat(nn.Module):
    def forward(self, x: Tensor) -> Tensor:
        return x.to(torch.bfloat16)


class NoTensor(nn.Module):
    def forward(self, x: Tensor) -> int:
        return x.size(0)


class Greedy(nn.Module):
    """Asks for far more memory than there is, but for batches of up to 3 rows."""

    def forward(self, x: Tensor) -> Tensor:
        if x.size(0) > 3:
            return torch.zeros([1 << 46])
        return x


def save(module, path):
    scripted = torch.jit.script(module.eval())
    buffer = io.BytesIO()
    torch.jit.save(scripted, buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as to:
        for entry in source.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                # One name for the archive's folder, whatever the file is called.
                to.writestr(zipfile.ZipInfo(entry.filename), source.read(entry))
    return torch.jit.load(str(path))


def expected(name, **tensors):
    """Inputs and outputs as JSON, for the tests."""
    text = {key: value.flatten().tolist() for key, value in tensors.items()}
    (HERE / (name + ".json")).write_text(json.dumps(text) + "\n")


def main():
    torch.manual_seed(20261101)
    torch.set_num_threads(1)
    RESOURCES.mkdir(parents=True, exist_ok=True)
    save(Helpers(), RESOURCES / "helpers.pt")

    mlp = save(nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 3)), HERE / "mlp.pt")
    x = torch.randn(64, 8)
    expected("mlp", x=x, logits=mlp(x), probabilities=torch.softmax(mlp(x).double(), 1))

    two = save(TwoInputs(), HERE / "two_inputs.pt")
    ids, dense = torch.randint(0, 10, (64, 4)), torch.randn(64, 3)
    expected("two_inputs", ids=ids, dense=dense, score=two(ids, dense))

    save(Echo(), HERE / "echo.pt")
    save(TupleOutput(), HERE / "tuple_output.pt")
    save(ListOutput(), HERE / "list_output.pt")
    save(DictOutput(), HERE / "dict_output.pt")
    save(FailsOnThirteen(), HERE / "fails_on_thirteen.pt")
    save(ColumnOutput(), HERE / "column_output.pt")
    save(BatchMean(), HERE / "batch_mean.pt")
    save(BrainFloat(), HERE / "brain_float.pt")
    save(NoTensor(), HERE / "no_tensor.pt")
    save(Greedy(), HERE / "greedy.pt")


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":
        # TorchScript writes the constants of a module in the order of a hashed set.
        os.environ["PYTHONHASHSEED"] = "0"
        os.execv(sys.executable, [sys.executable, *sys.argv])
    main()
