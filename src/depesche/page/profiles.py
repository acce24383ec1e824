"""Profiles of outlets: small data files that sharpen the general way of reading for the pages of one outlet.

A profile says with CSS selectors which element of a page is which part of the article. :meth:`Profiles.apply` runs
them on the parsed page and writes the role into an attribute of the elements they find
(:data:`depesche.page.layout.GIVEN`); what reads the tree afterwards takes a marked element for what the profile says
and everything else as on any page. How to write one: ``docs/profiles.md``.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from depesche.errors import ProfileError
from depesche.page.layout import GIVEN

ROLES = (
    "body", "headline", "drop", "kicker", "lead", "byline", "dateline", "subhead", "paragraph", "quote", "teaser",
    "notice", "related", "caption", "credit",
)  # fmt: skip
"""What an element can be: the running text as a whole, nothing of the article, or a kind of block. The first wins."""

OUTLETS = Path(__file__).parent / "outlets"
"""The folder of the shipped profiles: ``HOST.toml`` for each outlet, and the table of all their hosts."""
INDEX = "hosts.tsv"
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
_LONGEST_HOST = 253
"""Characters of a host name, by the rules of the domain name system."""
_LITTLE = 100
"""Characters of text under which what a profile calls the running text is none."""
_LABELS = 10
"""Parts of a host name that are looked at from its end; no outlet has more than four."""


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known about the pages of one outlet."""

    name: str
    """The outlet's name, for messages."""
    hosts: tuple[str, ...]
    """Host names it holds for, those below them included."""
    checked: date
    """Day of the newest page it was checked on."""
    parts: dict[str, tuple[str, ...]]
    """Selectors by role: of ``drop`` all count, of the others the first that finds anything, newest layout first."""
    fits: tuple[str, ...] = ()
    """Selectors one of which finds something on every article page; without any, those of ``body`` have to."""


class Applied(msgspec.Struct, frozen=True):
    """What became of the profile of a page's outlet."""

    profile: Profile
    fits: bool
    """False: the page is not what the profile describes, and nothing was marked."""

    @property
    def warning(self) -> str | None:
        """What to tell the user when an article page does not fit, else None."""
        if self.fits:
            return None
        return (
            f"the profile of {self.profile.name}, checked on {self.profile.checked}, no longer fits this page; "
            "the page was read by its structure alone"
        )


class Profiles:
    """The profiles in use, found by the host of a page."""

    def __init__(self, own: dict[str, Profile] | None = None, *, shipped: bool = True) -> None:
        """Profiles by host (see :meth:`folder`), and whether those that Depesche ships stand behind them."""
        self._own = own or {}
        self._shipped = shipped

    @classmethod
    def folder(cls, path: str | Path, *, shipped: bool = True) -> Profiles:
        """The profiles of a folder of the user's: all files ``*.toml`` in it. They beat the shipped ones.

        Raises :class:`depesche.errors.ProfileError` for a folder that is none, a profile that cannot be used and a host
        that two profiles claim.
        """
        folder = Path(path)
        if not folder.is_dir():
            raise ProfileError(f"{folder}: there is no such folder of profiles")
        return cls(_by_host(folder), shipped=shipped)

    @classmethod
    def off(cls) -> Profiles:
        """No profiles at all: every page is read by its structure alone."""
        return cls(shipped=False)

    def find(self, url: str | None) -> Profile | None:
        """The profile for the host of a page, or for a host above it."""
        for host in _hosts_of(url):
            if host in self._own:
                return self._own[host]
            if self._shipped and host in shipped_hosts():
                return _shipped(shipped_hosts()[host])
        return None

    def apply(self, parser: LexborHTMLParser, url: str | None) -> Applied | None:
        """Mark the parts of a parsed page that the profile of its outlet knows; None when there is no profile."""
        profile = self.find(url)
        return None if profile is None else _applied(profile, parser)


def _applied(profile: Profile, parser: LexborHTMLParser) -> Applied:
    if profile.fits and all(parser.css_first(selector) is None for selector in profile.fits):
        return Applied(profile, fits=False)
    found = {role: _found(profile.parts[role], role, parser) for role in ROLES if role in profile.parts}
    if "body" in found and not _holds_text(found["body"]):
        return Applied(profile, fits=False)
    for role, nodes in found.items():
        for node in nodes:
            _mark(node, role)
    return Applied(profile, fits=True)


def _found(selectors: tuple[str, ...], role: str, parser: LexborHTMLParser) -> list[LexborNode]:
    found: list[LexborNode] = []
    for selector in selectors:
        found += parser.css(selector)
        if found and role != "drop":
            break
    return found


def _holds_text(nodes: list[LexborNode]) -> bool:
    """Whether elements hold the text of an article, be it only its beginning before a paywall."""
    length = 0
    for node in nodes:
        length += len(node.text(strip=True))
        if length >= _LITTLE:
            return True
    return False


def _mark(node: LexborNode, role: str) -> None:
    """Give an element its role, unless it has one, and show it: captions hide until a picture is clicked."""
    if role == "drop" or GIVEN not in node.attributes:
        node.attrs[GIVEN] = role
        for hiding in () if role == "drop" else ("style", "hidden"):
            if hiding in node.attributes:
                del node.attrs[hiding]


def _hosts_of(url: str | None) -> list[str]:
    """The host of an address and those above it, the most special first; none for what is no host name."""
    try:
        host = (urlsplit(url or "").hostname or "").rstrip(".")
    except ValueError:  # brackets without an address in them
        return []
    if len(host) > _LONGEST_HOST:
        return []
    labels = host.split(".")[-_LABELS:]
    return [".".join(labels[at:]) for at in range(len(labels) - 1)]


# the profiles that Depesche ships


@cache
def shipped_hosts() -> dict[str, str]:
    """File name by host for all shipped profiles, from the generated table: reading them all would cost start-up."""
    text = (OUTLETS / INDEX).read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {host: name for host, name in rows if host != "host"}


@cache
def _shipped(name: str) -> Profile:
    return parsed((OUTLETS / name).read_text("utf-8"), name)


def shipped() -> dict[str, Profile]:
    """All profiles that Depesche ships, by file name."""
    return {name: _shipped(name) for name in sorted(file.name for file in OUTLETS.glob("*.toml"))}


def index() -> str:
    """The table of hosts as it should be: ``python -m depesche.page.profiles`` prints it."""
    rows = sorted((host, name) for name, profile in shipped().items() for host in profile.hosts)
    head = "# Hosts of the shipped profiles. Generated: python -m depesche.page.profiles > hosts.tsv\nhost\tfile\n"
    return head + "".join(f"{host}\t{name}\n" for host, name in rows)


# reading a profile


def parsed(text: str, file: str) -> Profile:
    """The profile in a text of TOML; ``file`` names it in errors.

    Raises :class:`depesche.errors.ProfileError` that names the file and the line or key.
    """
    import tomllib  # noqa: PLC0415 (most pages have no profile, and it costs 10 ms of start-up)

    try:
        data = tomllib.loads(text)
        faults = _wrong_parts(data.get("parts"))
        if not faults:
            profile = msgspec.convert(data, Profile)
            faults = _faults(profile)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{file}: no valid TOML: {error}") from None
    except msgspec.ValidationError as error:
        raise ProfileError(f"{file}: {_with_key(str(error))}") from None
    if faults:
        raise ProfileError(f"{file}: {faults[0]}")
    return profile


def _wrong_parts(parts: object) -> list[str]:
    """The parts that hold anything else than texts; msgspec does not name them."""
    if not isinstance(parts, dict):
        return []
    right = {k for k, found in parts.items() if isinstance(found, list) and all(isinstance(s, str) for s in found)}
    return [f"parts.{role}: is no list of selectors" for role in parts if role not in right]


def _with_key(message: str) -> str:
    """``Expected `date`, got `int` - at `$.checked```, key first."""
    what, _, path = message.partition(" - at `$.")
    what = what.replace("Object missing required field", "missing field").replace("Object contains", "there is an")
    return f"{path.rstrip('`')}: {what[:1].lower()}{what[1:]}" if path else what


def _faults(profile: Profile) -> list[str]:
    """What is wrong with a profile of the right shape."""
    faults = [f"{key}: is empty" for key in ("name", "hosts") if not getattr(profile, key)]
    if not profile.fits and not profile.parts.get("body"):
        faults.append("fits: is missing, and there are no selectors for body to tell an article page by")
    faults += [f"hosts: {host!r} is no host name in small letters" for host in profile.hosts if not _is_host(host)]
    unknown = [role for role in profile.parts if role not in ROLES]
    faults += [f"parts.{role}: no role; there are {', '.join(ROLES)}" for role in unknown]
    selectors = {"fits": profile.fits} | {f"parts.{role}": found for role, found in profile.parts.items()}
    faults += [
        f"{key}[{at}]: {selector!r} is no CSS selector that the parser understands"
        for key, found in selectors.items()
        for at, selector in enumerate(found)
        if not _is_selector(selector)
    ]
    return faults


def _is_host(host: str) -> bool:
    return len(host) <= _LONGEST_HOST and _HOST.fullmatch(host) is not None


def _is_selector(selector: str) -> bool:
    try:
        LexborHTMLParser("<p></p>").css(selector)
    except SelectolaxError:
        return False
    return bool(selector.strip())


def _by_host(folder: Path) -> dict[str, Profile]:
    found: dict[str, Profile] = {}
    files: dict[str, Path] = {}
    for file in sorted(folder.glob("*.toml")):
        try:
            text = file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ProfileError(f"{file}: cannot be read as UTF-8 text: {error}") from None
        profile = parsed(text, str(file))
        for host in profile.hosts:
            if host in found:
                raise ProfileError(f"{file}: hosts: {host} has a profile already, {files[host].name}")
            found[host], files[host] = profile, file
    return found


if __name__ == "__main__":
    print(index(), end="")
