"""The example for Spark, run by Spark in local mode, gives what the program alone gives."""

import json
import tempfile
from pathlib import Path

import articles
import spark
from pyspark.sql import SparkSession

with tempfile.TemporaryDirectory() as folder:
    archive = articles.write(Path(folder), 20)
    SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    out = Path(folder) / "out"
    spark.main(str(archive), str(out))
    parts = sorted(out.glob("part-*"))
    found = [json.loads(line) for part in parts for line in part.read_text(encoding="utf-8").splitlines()]
    wanted = articles.annotated(archive)
    assert len(parts) > 1 and len(wanted) == 60, (len(parts), len(wanted))
    assert found == wanted, "the same lines in the same order"
    assert all(line["section"] and line["analysis"]["attributions"] for line in found)
    print(f"Spark: {len(found)} articles in {len(parts)} parts, as the program alone has them")
