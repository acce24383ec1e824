"""The pinned figures: no score on the gold data may fall below the baseline."""

import pytest

from benchmarks.figures import BENCH, SETS, GoldSet, fallen, measured

pytestmark = pytest.mark.skipif(not BENCH.exists(), reason=f"no gold data at {BENCH}")


@pytest.mark.parametrize("gold", SETS, ids=lambda gold: str(gold.name))
def test_no_figure_falls_below_the_baseline(gold: GoldSet) -> None:
    assert fallen(gold, measured(gold)) == []
