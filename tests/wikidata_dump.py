"""A small dump of Wikidata in the shape of the real one; its people, offices and bodies are invented."""

from __future__ import annotations

import json
from typing import Any

Json = dict[str, Any]


def item(key: str) -> Json:
    return {"value": {"entity-type": "item", "numeric-id": int(key[1:]), "id": key}, "type": "wikibase-entityid"}


def time(value: str, precision: int) -> Json:
    model = "http://www.wikidata.org/entity/Q1985727"
    return {
        "value": {"time": value, "timezone": 0, "precision": precision, "calendarmodel": model},
        "type": "time",
    }


def amount(value: int) -> Json:
    return {"value": {"amount": f"+{value}", "unit": "1"}, "type": "quantity"}


def text(value: str) -> Json:
    return {"value": value, "type": "string"}


def short(value: str) -> Json:
    return {"value": {"text": value, "language": "de"}, "type": "monolingualtext"}


def snak(prop: str, value: Json | None) -> Json:
    if value is None:
        return {"snaktype": "somevalue", "property": prop, "hash": "0" * 40, "datatype": "time"}
    return {"snaktype": "value", "property": prop, "hash": "0" * 40, "datavalue": value, "datatype": "any"}


def claim(prop: str, value: Json | None, rank: str = "normal", **qualifiers: Json | None) -> Json:
    found: Json = {"mainsnak": snak(prop, value), "type": "statement"}
    if qualifiers:
        found["qualifiers"] = {key: [snak(key, one)] for key, one in qualifiers.items()}
        found["qualifiers-order"] = list(qualifiers)
    page = snak("P854", text("https://example.org/"))
    reference = {"hash": "1" * 40, "snaks": {"P854": [page]}, "snaks-order": ["P854"]}
    return {**found, "id": "Q1$00000000-0000-0000-0000-000000000000", "rank": rank, "references": [reference]}


def entity(
    key: str,
    names: dict[str, str],
    claims: list[Json],
    sitelinks: int = 30,
    aliases: dict[str, list[str]] | None = None,
    modified: str = "2026-03-01T10:00:00Z",
) -> Json:
    grouped: dict[str, list[Json]] = {}
    for one in claims:
        grouped.setdefault(one["mainsnak"]["property"], []).append(one)
    sites = [f"{chr(97 + n // 26)}{chr(97 + n % 26)}wiki" for n in range(sitelinks)]
    return {
        "type": "item",
        "id": key,
        "labels": {code: {"language": code, "value": name} for code, name in names.items()} or [],
        "descriptions": {"en": {"language": "en", "value": "invented"}},
        "aliases": {c: [{"language": c, "value": n} for n in some] for c, some in (aliases or {}).items()} or [],
        "claims": grouped or [],
        "sitelinks": {s: {"site": s, "title": "T", "badges": []} for s in [*sites, "commonswiki"]} if sitelinks else [],
        "pageid": 1, "ns": 0, "title": key, "lastrevid": 1, "modified": modified,
    }  # fmt: skip


HUMAN = claim("P31", item("Q5"))
RURITANIA, DEU = "Q900000001", "Q183"
PRESIDENT, MEMBER, MINISTER, LATE = "Q900000010", "Q900000011", "Q900000012", "Q900000013"
PARTY = "Q900000020"

PERSON = entity(
    "Q900000100",
    {"en": "Erika Beispielova", "de": "Erika Beispielowa"},
    [
        HUMAN,
        claim("P27", item(DEU), P582=time("+1999-01-01T00:00:00Z", 9)),
        claim("P27", item(RURITANIA)),
        claim("P21", item("Q6581072")),
        claim("P569", time("+1961-04-03T00:00:00Z", 11)),
        claim("P102", item(PARTY)),
        claim("P39", item(MINISTER), P580=time("+2018-05-00T00:00:00Z", 10), P582=time("+2021-00-00T00:00:00Z", 9)),
        claim("P39", item(PRESIDENT), P580=time("+2021-11-22T00:00:00Z", 11)),
        claim("P39", item(LATE), P580=None),
        claim("P39", item(MEMBER), rank="deprecated"),
    ],
    aliases={"en": ["E. Beispielova", "The Iron Lady"], "de": ["Beispielowa", "Erika\u202e Beispiel"]},
    modified="2026-04-05T00:00:00Z",
)
OFFICE = claim("P31", item("Q4164871"))
OF_RURITANIA = claim("P17", item(RURITANIA))
POLITICIAN = claim("P106", item("Q82955"))
CITY, CAPITAL, COMPANY = (claim("P31", item(key)) for key in ("Q515", "Q5119", "Q783794"))
ENTITIES: list[Json] = [
    entity(
        RURITANIA,
        {"en": "Ruritania", "de": "Ruritanien"},
        [claim("P31", item("Q3624078")), claim("P298", text("RUR"))],
    ),
    entity(LATE, {"en": "Keeper of the Seal of Ruritania"}, []),
    entity(
        MINISTER,
        {"en": "Minister of Defence of Germany", "de": "Bundesverteidigungsminister"},
        [claim("P279", item("Q1")), claim("P1001", item(DEU))],
        sitelinks=0,
    ),
    PERSON,
    entity(
        PRESIDENT,
        {"en": "President of Ruritania", "de": "Präsident von Ruritanien"},
        [OFFICE, claim("P1001", item(RURITANIA))],
        sitelinks=1,
    ),
    entity(MEMBER, {"en": "member of the Diet of Ruritania"}, [OFFICE, OF_RURITANIA]),
    entity(
        PARTY,
        {"en": "Ruritanian Reform Party"},
        [claim("P31", item("Q7278")), OF_RURITANIA, claim("P1813", short("RRP"))],
    ),
    entity(
        "Q900000101",
        {"mul": "Max Mustermandat"},
        [HUMAN, claim("P39", item(MEMBER)), claim("P27", item(RURITANIA))],
        3,
    ),
    entity("Q900000102", {"en": "Poll Iticus"}, [HUMAN, POLITICIAN], 2),
    entity("Q900000103", {"en": "Un Known"}, [HUMAN, POLITICIAN], 1),
    entity("Q900000104", {"en": "Art Ist"}, [HUMAN, claim("P106", item("Q483501"))]),
    entity("Q900000105", {"ru": "Иван Иванов"}, [HUMAN, POLITICIAN]),
    entity("Q900000200", {"en": "Ruritanian Ministry of Tides"}, [claim("P31", item("Q192350")), OF_RURITANIA]),
    entity("Q900000204", {"en": "Ruritanian Defence Office"}, [claim("P31", item("Q900000030")), OF_RURITANIA]),
    entity("Q900000030", {"en": "ministry of defence"}, [claim("P279", item("Q192350"))]),
    entity("Q900000031", {"en": "fictional ministry"}, [claim("P279", item("Q192350"))]),
    entity("Q900000205", {"en": "Royal War Office of Ruritania"}, [claim("P31", item("Q900000030")), OF_RURITANIA]),
    entity("Q900000206", {"en": "Ministry of Tall Tales"}, [claim("P31", item("Q900000031"))]),
    entity("Q900000201", {"en": "Waveletronics"}, [COMPANY, claim("P414", item("Q2"))], 3),
    entity("Q900000202", {"en": "Corner Shop Ltd"}, [COMPANY], 3),
    entity("Q900000203", {"en": "Strelsau Courier", "de": "Strelsauer Kurier"}, [claim("P31", item("Q1110794"))]),
    entity("Q900000300", {"en": "Strelsau"}, [CITY, CAPITAL, claim("P1082", amount(900_000)), OF_RURITANIA]),
    entity("Q900000301", {"en": "Hamletville"}, [CITY], 3),
    entity("Q900000400", {"en": "A painting"}, [claim("P31", item("Q3305213"))]),
    entity("Q900000401", {}, []),
    *(entity(f"Q9000005{n:02}", {"en": f"Paper {n}"}, [claim("P31", item("Q13442814"))], 0) for n in range(10)),
]
PROPERTY = {"type": "property", "id": "P31", "labels": {}, "claims": []}


def line(one: Json) -> bytes:
    return json.dumps(one, ensure_ascii=True, separators=(",", ":")).encode()


def dump(entities: list[Json] | None = None, extra: tuple[bytes, ...] = ()) -> bytes:
    """The bytes of a dump, with lines of one's own before the last item."""
    lines = [line(one) for one in (entities or [*ENTITIES, PROPERTY])]
    return b"[\n" + b",\n".join([*lines[:-1], *extra, lines[-1]]) + b"\n]\n"
