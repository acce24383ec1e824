"""Write ``feasts.tsv``: the civil days of feasts that follow other calendars.

    pip install hijridate pyluach convertdate holidays && python -m training.build_feasts

Islamic days by the Umm al-Qura calendar (hijridate), Jewish ones by the Hebrew calendar (pyluach), Nowruz by the
astronomical Persian one (convertdate), the lunar new year, Diwali and Holi from the tables of holidays. A feast that
begins in the evening stands at the civil day after it. The libraries are needed here only.
"""

from __future__ import annotations

import importlib
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

TABLE = Path(__file__).resolve().parents[1] / "src" / "depesche" / "times" / "feasts.tsv"
YEARS = range(1945, 2051)
HIJRI_YEARS = range(1364, 1474)
HEBREW_YEARS = range(5705, 5812)
PERSIAN_BEFORE = 621
"""Years of the three calendars that overlap ``YEARS``."""
HEAD = """\
# Feasts that move against the civil calendar: their first day as month-day, two where a feast comes twice in a civil
# year, none where the source ends. Facts of the calendars, made in November 2026 by training/build_feasts.py with
# hijridate 2.6 (Umm al-Qura; countries keep Islamic feasts up to a day apart), pyluach 2.3 (Hebrew calendar; the civil
# day after the evening), convertdate 2.5 (Nowruz), holidays 0.109 (lunar new year, Diwali, Holi).
"""
ISLAMIC = {
    "ramadan": (9, 1), "eid_al_fitr": (10, 1), "eid_al_adha": (12, 10), "islamic_new_year": (1, 1), "ashura": (1, 10),
    "mawlid": (3, 12), "isra": (7, 27),
}  # fmt: skip
"""Month and day."""
HEBREW = {
    "rosh_hashanah": (7, 1), "yom_kippur": (7, 10), "sukkot": (7, 15), "simchat_torah": (7, 23), "hanukkah": (9, 25),
    "passover": (1, 15), "shavuot": (3, 6), "tu_bishvat": (11, 15),
}  # fmt: skip
"""Month (Nisan is the first) and day."""
ADAR, ADAR_II, PURIM = 12, 13, 14
NINTH_OF_AV, HOLOCAUST_DAY, INDEPENDENCE_DAY = (5, 9), (1, 27), (2, 5)
FIRST_OF_THE_STATE, NOT_ON_SUNDAY, NOT_ON_MONDAY = 5711, 1997, 2004
"""The Hebrew year from which the days of the state of Israel are listed, and the years of its laws that moved them."""
MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6


def islamic_days() -> dict[str, list[date]]:
    """By the Umm al-Qura calendar of Saudi Arabia."""
    hijri = importlib.import_module("hijridate").Hijri
    return {name: [_plain(hijri(year, *day).to_gregorian()) for year in HIJRI_YEARS] for name, day in ISLAMIC.items()}


def hebrew_days() -> dict[str, list[date]]:
    """By the Hebrew calendar; days of remembrance keep away from the Sabbath."""
    hebrew = importlib.import_module("pyluach.dates").HebrewDate
    leap = importlib.import_module("pyluach.utils")._is_leap
    found = {name: [hebrew(year, *day).to_pydate() for year in HEBREW_YEARS] for name, day in HEBREW.items()}
    found["purim"] = [hebrew(year, ADAR_II if leap(year) else ADAR, PURIM).to_pydate() for year in HEBREW_YEARS]
    found["tisha_bav"] = [_moved(hebrew(year, *NINTH_OF_AV).to_pydate(), {SATURDAY: 1}) for year in HEBREW_YEARS]
    state = [year for year in HEBREW_YEARS if year >= FIRST_OF_THE_STATE]
    found["yom_hashoah"] = [_remembrance(hebrew(year, *HOLOCAUST_DAY).to_pydate()) for year in state]
    found["yom_haatzmaut"] = [_independence(hebrew(year, *INDEPENDENCE_DAY).to_pydate()) for year in state]
    return found


def _moved(day: date, moves: dict[int, int]) -> date:
    """So many days from a weekday on which a feast is not kept."""
    return day + timedelta(days=moves.get(day.weekday(), 0))


def _remembrance(day: date) -> date:
    """Yom HaShoah: never beside the Sabbath, the day after it only since 1997."""
    return _moved(day, {FRIDAY: -1} if day.year < NOT_ON_SUNDAY else {FRIDAY: -1, SUNDAY: 1})


def _independence(day: date) -> date:
    """Israel's Independence Day: never beside the Sabbath, on a Monday only until 2003."""
    moves = {FRIDAY: -1, SATURDAY: -2}
    return _moved(day, moves if day.year < NOT_ON_MONDAY else moves | {MONDAY: 1})


def nowruz_days() -> list[date]:
    """The first day of the Persian year."""
    persian = importlib.import_module("convertdate").persian
    return [date(*persian.to_gregorian(year - PERSIAN_BEFORE, 1, 1)) for year in YEARS]


def listed_days() -> dict[str, list[date]]:
    """The lunar new year of China, Diwali and Holi of India, as far as the tables of holidays go."""
    calendars = importlib.import_module("holidays.calendars")
    hindu = importlib.import_module("holidays.calendars.hindu")._HinduLunisolar
    chinese = calendars._ChineseLunisolar()
    return {
        "lunar_new_year": [chinese.lunar_new_year_date(year)[0] for year in YEARS],
        "diwali": [date(year, *day) for year, day in hindu.DIWALI_INDIA_DATES.items()],
        "holi": [date(year, *day) for year, day in hindu.HOLI_DATES.items()],
    }


def _plain(day: date) -> date:
    return date(day.year, day.month, day.day)


def table(days: dict[str, list[date]]) -> str:
    """One row a civil year, one column a feast."""
    cells: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name, found in days.items():
        for day in sorted(found):
            cells[day.year, name].append(f"{day:%m-%d}")
    lines = ["\t".join([str(year), *("|".join(cells[year, name]) for name in days)]) for year in YEARS]
    return HEAD + "\t".join(["year", *days]) + "\n" + "\n".join(lines) + "\n"


def main() -> None:
    """Write the table beside the module that reads it."""
    days = {**islamic_days(), **hebrew_days(), "nowruz": nowruz_days(), **listed_days()}
    TABLE.write_text(table(days), encoding="utf-8")
    print(f"{TABLE}: {len(days)} feasts, {YEARS.start} to {YEARS.stop - 1}")


if __name__ == "__main__":
    main()
