"""Makes the models of the benchmarks' bundles.

    cd bench/models && python3 make_models.py

Seeded. Needs PyTorch 1.13 or newer (Debian: python3-torch).
"""

import io
import pathlib
import zipfile

import torch
from torch import nn

BUNDLES = pathlib.Path(__file__).resolve().parent.parent / "bundles"


def save(module, path):
    buffer = io.BytesIO()
    torch.jit.save(torch.jit.script(module.eval()), buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as to:
        for entry in source.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                to.writestr(zipfile.ZipInfo(entry.filename), source.read(entry))


def main():
    torch.manual_seed(20261101)
    save(
        nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1), nn.Sigmoid(), nn.Flatten(0)),
        BUNDLES / "dense64" / "model.pt",
    )


if __name__ == "__main__":
    main()
