#!/usr/bin/python3
"""Scores CSV files of generated rows with the bundle's model in Python's PyTorch: the reference that the product is compared with."""

import argparse
import json
import pathlib

import torch

from encoding import FIELDS, SCORE, Encoder, read_vocabulary, rows


def load(bundle):
    vocabularies = {f.column: read_vocabulary(bundle / "vocab" / f"{f.column}.txt") for f in FIELDS}
    stats = json.loads((bundle / "stats" / "numbers.json").read_text(encoding="utf-8"))
    return Encoder(vocabularies, stats["mean"], stats["std"]), torch.jit.load(str(bundle / "model.pt")).eval()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundle", type=pathlib.Path, required=True)
    parser.add_argument("--input", type=pathlib.Path, required=True, help="folder of CSV files")
    parser.add_argument("--output", type=pathlib.Path, required=True, help="CSV file to write: device_id and score")
    parser.add_argument("--batch", type=int, default=1024)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    encoder, model = load(arguments.bundle)
    with arguments.output.open("w", encoding="utf-8") as out:
        out.write(f"device_id,{SCORE}\n")
        ids = []

        def flush():
            with torch.no_grad():
                scores = model(*encoder.tensors()).tolist()
            out.writelines(f"{device},{score!r}\n" for device, score in zip(ids, scores))
            ids.clear()
            encoder.clear()

        for row in rows(arguments.input):
            ids.append(row["device_id"])
            encoder.add(row)
            if len(ids) == arguments.batch:
                flush()
        if ids:
            flush()


if __name__ == "__main__":
    main()
