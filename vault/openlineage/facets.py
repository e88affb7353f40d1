"""Facets: jobs and their tables in the words of OpenLineage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

from openlineage.client.event_v2 import InputDataset, JobEvent, OutputDataset
from openlineage.client.event_v2 import Job as TheirJob
from openlineage.client.facet_v2 import (
    column_lineage_dataset,
    documentation_dataset,
    documentation_job,
    input_statistics_input_dataset,
    job_type_job,
    output_statistics_output_dataset,
    schema_dataset,
)

from vault.audit import now
from vault.lineage import Column, Graph, Origin
from vault.openlineage.jobs import Job
from vault.openlineage.naming import Names

#: Who makes the events: the specification wants a URI.
PRODUCER = f"urn:dvault:{version('dvault')}"
#: The ways of lineage as type and subtype.
_WAYS = {
    "copied": ("DIRECT", "IDENTITY"),
    "computed": ("DIRECT", "TRANSFORMATION"),
    "hashed": ("DIRECT", "TRANSFORMATION"),
    "whole input": ("DIRECT", "TRANSFORMATION"),
    "aggregated": ("DIRECT", "AGGREGATION"),
    "counted": ("DIRECT", "AGGREGATION"),
    "chosen by": ("INDIRECT", "JOIN"),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """What a job read and wrote, as far as it is known: rows by table, files and bytes read."""

    stored: Mapping[str, int] = field(default_factory=dict)
    delivered: int | None = None
    files: int | None = None
    bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Teller:
    """Puts jobs into the words of OpenLineage."""

    graph: Graph
    names: Names
    namespace: str

    def job(self, job: Job, kind: str = "JOB") -> TheirJob:
        """A job with what it is."""
        facets: dict[str, Any] = {
            "jobType": job_type_job.JobTypeJobFacet("BATCH", "DVAULT", kind, producer=PRODUCER)
        }
        if job.description:
            facets["documentation"] = documentation_job.DocumentationJobFacet(
                job.description, producer=PRODUCER
            )
        return TheirJob(self.namespace, job.name, facets)

    def inputs(self, job: Job, counts: Counts) -> list[InputDataset]:
        """What a job reads, with what is known of it."""
        found = []
        for at, name in enumerate(job.inputs):
            statistics: dict[str, Any] = {}
            if at == 0 and counts.delivered is not None:
                statistics["inputStatistics"] = (
                    input_statistics_input_dataset.InputStatisticsInputDatasetFacet(
                        counts.delivered, counts.bytes, counts.files, producer=PRODUCER
                    )
                )
            dataset = InputDataset(*self.names.of(name), inputFacets=statistics)
            dataset.facets = self._about(name)
            found.append(dataset)
        return found

    def outputs(self, job: Job, counts: Counts) -> list[OutputDataset]:
        """What a job writes, with what each column is made of."""
        found = []
        for name in job.outputs:
            statistics: dict[str, Any] = {}
            if name in counts.stored:
                statistics["outputStatistics"] = (
                    output_statistics_output_dataset.OutputStatisticsOutputDatasetFacet(
                        counts.stored[name], producer=PRODUCER
                    )
                )
            dataset = OutputDataset(*self.names.of(name), outputFacets=statistics)
            dataset.facets = {**self._about(name), **self._lineage(job, name)}
            found.append(dataset)
        return found

    def described(self, job: Job) -> JobEvent:
        """A job as it is defined, whether it ever ran or not."""
        return JobEvent(
            eventTime=moment(),
            producer=PRODUCER,
            job=self.job(job),
            inputs=self.inputs(job, Counts()),
            outputs=self.outputs(job, Counts()),
        )

    def _about(self, name: str) -> dict[str, Any]:
        """The columns of a table or file, and what it is."""
        dataset = self.graph.datasets[name]
        fields = [
            schema_dataset.SchemaDatasetFacetFields(
                column,
                dataset.types.get(column) or self._type(Column(name, column)),
                dataset.descriptions.get(column),
                position,
            )
            for position, column in enumerate(dataset.columns, 1)
        ]
        facets: dict[str, Any] = {
            "schema": schema_dataset.SchemaDatasetFacet(fields, producer=PRODUCER)
        }
        if dataset.description:
            facets["documentation"] = documentation_dataset.DocumentationDatasetFacet(
                dataset.description, producer=PRODUCER
            )
        return facets

    def _type(self, column: Column) -> str | None:
        """The declared type of what a column is a copy of."""
        for _ in range(100):
            origins = self.graph.of(column).origins
            if len(origins) != 1 or origins[0].way != "copied":
                return None
            column = origins[0].column
            dataset = self.graph.datasets.get(column.table)
            if dataset and column.name in dataset.types:
                return dataset.types[column.name]
        return None

    def _lineage(self, job: Job, name: str) -> dict[str, Any]:
        fields = {
            column.name: column_lineage_dataset.Fields(list(self._fields(column, origins)))
            for column, origins in job.origins.items()
            if column.table == name
        }
        if not fields:
            return {}
        facet = column_lineage_dataset.ColumnLineageDatasetFacet(fields, producer=PRODUCER)
        return {"columnLineage": facet}

    def _fields(
        self, column: Column, origins: tuple[Origin, ...]
    ) -> Iterator[column_lineage_dataset.InputField]:
        how = self.graph.of(column).how
        for origin in origins:
            kind, subtype = _WAYS[origin.way]
            made = column_lineage_dataset.Transformation(
                kind, subtype, how or origin.way, origin.way == "hashed"
            )
            namespace, name = self.names.of(origin.column.table)
            yield column_lineage_dataset.InputField(namespace, name, origin.column.name, [made])


def moment() -> str:
    """The time as events write it."""
    return f"{now().isoformat(timespec='milliseconds')}Z"
