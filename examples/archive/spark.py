"""An archive through Selon on a Spark cluster: spark-submit spark.py IN.jsonl OUT

IN: JSON Lines with `id` and `text` (and whatever else), in as many files as you like. OUT: a folder of JSON Lines, each
line as it was, without its text, and with what was found in `analysis`.

Each partition is piped through one `selon batch -`, which annotates on one core: Spark itself uses all of them. The
program has to be on every node; SELON_PROGRAM says where, else it is looked for in the PATH.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator

from pyspark.sql import SparkSession

PROGRAM = os.environ.get("SELON_PROGRAM", "selon")


def annotate(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a partition, annotated. What cannot be read is told on the worker's standard error and left out."""
    command = [PROGRAM, "batch", "-", "--threads", "1", "--quiet"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as selon:

        def write() -> None:
            with selon.stdin as stdin:
                for line in lines:
                    stdin.write(line + "\n")

        # Written beside the reading: neither side waits for a pipe that is full.
        writer = threading.Thread(target=write)
        writer.start()
        for line in selon.stdout:
            yield line.rstrip("\n")
        writer.join()
    if selon.returncode not in (0, 1):
        raise RuntimeError(f"{PROGRAM} ended with status {selon.returncode}")


def main(archive: str, out: str) -> None:
    spark = SparkSession.builder.appName("selon").getOrCreate()
    spark.sparkContext.textFile(archive).mapPartitions(annotate).saveAsTextFile(out)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
