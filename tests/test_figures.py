"""The pinned figures: no score on the gold data may fall below the baseline."""

import pytest

from benchmarks.figures import BENCH, SETS, GoldSet, baseline, fallen, measured

pytestmark = pytest.mark.skipif(not BENCH.exists(), reason=f"no gold data at {BENCH}")


@pytest.mark.parametrize("gold", SETS, ids=lambda gold: str(gold.name))
def test_no_figure_falls_below_the_baseline(gold: GoldSet) -> None:
    assert fallen(gold, measured(gold)) == []


@pytest.mark.parametrize("pages", ["pages-de", "pages-en"])
def test_pages_without_profiles_lose_little(pages: str) -> None:
    held = baseline()
    body = {name: held[name]["figures"]["body_f1"] for name in (pages, f"{pages}-general")}
    assert body[pages] - body[f"{pages}-general"] <= 0.01
