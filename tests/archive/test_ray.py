"""The example for Ray Data, run by Ray on this machine, gives what the program alone gives."""

import tempfile
from pathlib import Path

import articles

with tempfile.TemporaryDirectory() as folder:
    archive = articles.write(Path(folder), 20)
    parts = articles.run("ray_data.py", archive, Path(folder) / "out")
    found = [line for _, lines in parts for line in lines]
    wanted = [
        (article["id"], one["type"], one["content"]["text"])
        for article in articles.annotated(archive, "--threshold", "0.7")
        for one in article["analysis"]["attributions"]
    ]
    assert len(wanted) > 1000, len(wanted)
    # Ray promises no order.
    assert sorted((row["id"], row["type"], row["content"]) for row in found) == sorted(wanted)
    assert any(row["name"] for row in found)
    print(f"Ray Data: {len(found)} attributions, as the program alone has them")
