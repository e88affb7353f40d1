"""Spark: the same load of TPC-H on a cluster of one worker and on one of two."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import tpch
from benchmarks.library import engine_loader
from tests.spark import Cluster
from vault.execute import connect

#: What DuckDB does of a load, before Spark has anything to do.
READING = ("stage", "carry")


def figures(scale: float) -> Iterator[str]:
    """Yield a line for one worker, and one for two: the seconds that are Spark's, and the rest."""
    data = tpch.deliveries(scale)
    for workers in (1, 2):
        with TemporaryDirectory(dir=tpch.DATA) as folder:
            cluster = Cluster(Path(folder).absolute(), workers, settings={})
            try:
                cluster.start()
                yield f"Spark, scale factor {scale:g}, {workers} of 1 core: {_load(cluster, data)}"
            finally:
                cluster.stop()


def _load(cluster: Cluster, data: Path) -> str:
    """Load the first delivery into an empty warehouse, after a small one that wakes the cluster."""
    engine = connect(cluster.url)
    with engine_loader(engine) as load:
        load(data, "fixed", 1)
        timing = load(data, "first", 2)
        with engine.connect() as connection:
            ((reading,),) = connection.exec_driver_sql(
                "select coalesce(sum(seconds), 0) from audit.step"
                f" where operation in {READING} and run_id = (select max(run_id) from audit.run)"
            ).fetchall()
    return f"{timing.wall - reading:.1f} s, and {reading:.1f} s in which DuckDB reads the files"
