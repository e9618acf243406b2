"""The example for Ray Data, run by Ray on this machine, gives what the program alone gives."""

import json
import tempfile
from pathlib import Path

import articles
import ray
import ray_data

with tempfile.TemporaryDirectory() as folder:
    archive = articles.write(Path(folder), 20)
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, runtime_env={"env_vars": {"SELON_PROGRAM": articles.PROGRAM}})
    out = Path(folder) / "out"
    ray_data.main(str(archive), str(out))
    parts = sorted(out.glob("*.json"))
    found = [json.loads(line) for part in parts for line in part.read_text(encoding="utf-8").splitlines()]
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
    ray.shutdown()
