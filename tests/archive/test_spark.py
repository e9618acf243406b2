"""The example for Spark, run by Spark in local mode, gives what the program alone gives."""

import tempfile
from pathlib import Path

import articles

with tempfile.TemporaryDirectory() as folder:
    archive = articles.write(Path(folder), 20)
    parts = articles.run("spark.py", archive, Path(folder) / "out")
    found = [line for _, lines in parts for line in lines]
    wanted = articles.annotated(archive)
    assert len(parts) > 1 and len(wanted) == 60, (len(parts), len(wanted))
    assert found == wanted, "the same lines in the same order"
    assert all(line["section"] and line["analysis"]["attributions"] for line in found)
    print(f"Spark: {len(found)} articles in {len(parts)} parts, as the program alone has them")
