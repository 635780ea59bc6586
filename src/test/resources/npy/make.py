"""Writes one table in every type of number that is read, and what NumPy itself makes of each as doubles.

Run in this folder: python3 make.py
"""
import numpy as np

small = np.array([[1, 2], [3, 4], [100, 127], [0, 5]])
tables = {"b1": small > 2}
for order in "<>":
    name = {"<": "little", ">": "big"}[order]
    for size in (4, 8):
        tables[f"f{size}-{name}"] = np.array([[0.1, -2.5], [1e-30, 3e30], [np.pi, 7], [-0.0, 1 / 3]], f"{order}f{size}")
    for size in (2, 4, 8):
        most = 2 ** (8 * size - 1) - 1
        tables[f"i{size}-{name}"] = np.array([[-most - 1, most], [1, -2], [300, 4], [5, 6]], f"{order}i{size}")
        tables[f"u{size}-{name}"] = np.array([[0, 2 * most + 1], [1, most + 1], [300, 4], [5, 6]], f"{order}u{size}")
tables["i1"] = np.array([[-128, 127], [1, -2], [3, 4], [5, 6]], "i1")
tables["u1"] = np.array([[0, 255], [1, 128], [3, 4], [5, 6]], "u1")
for name in ("f8-little", "f4-big", "i4-little"):
    tables[name + "-fortran"] = np.asfortranarray(tables[name])
with open("expected.csv", "w") as out:
    for name, table in tables.items():
        np.save(name + ".npy", table)
        out.write(",".join([name] + [repr(float(v)) for v in table.astype(float).ravel()]) + "\n")
