"""Whatever can be read: what is proposed for it passes check and run as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from strange import FILES

from vault import check, connect, infer, plan, run

#: Of these the lines that are no rows are rejected; every other row of every file is loaded.
BROKEN = {
    "ragged": 2,
    "broken_bytes": 1,
    "preamble": 2,
    "trailing": 1,
    "names_twice": 1,
    "unnamed_index": 1,
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_proposed_for_a_strange_file_passes_check_and_run(
    name: str, tmp_path: Path
) -> None:
    data = tmp_path / "given" / name
    data.mkdir(parents=True)
    for file, content in FILES[name].items():
        (data / file).write_bytes(content)
    found = infer(data, out=tmp_path / "made")
    found.write()
    warehouse = check(tmp_path / "made")
    engine = connect(f"duckdb:///{tmp_path / 'x.duckdb'}")
    done = run(plan(warehouse), engine)
    print(found.text)
    assert not done.refused
    assert sum(load.rejected for load in done.loads) <= BROKEN.get(name, 0)
    engine.dispose()
