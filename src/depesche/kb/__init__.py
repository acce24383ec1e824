"""``depesche kb``: the commands over the knowledge base, and how they show it. What they do is in actors/knowledge."""

from __future__ import annotations

from collections.abc import MutableMapping

import click


class _Late(click.Group):
    """A group whose commands are imported when one is asked for: start-up time of the other commands."""

    @property
    def commands(self) -> MutableMapping[str, click.Command]:
        """The commands by name."""
        import depesche.kb.commands  # noqa: F401, PLC0415 - adds them to the group

        return self._commands

    @commands.setter
    def commands(self, commands: MutableMapping[str, click.Command]) -> None:
        self._commands = commands


@click.group(cls=_Late)
def kb() -> None:
    """Look into the knowledge base, and add to it: people, offices, organisations, countries, places.

    Reading takes ids, countries and offices from it. Layers stand one above the other: your own tables (add), your
    import from Wikidata (import-wikidata), what ships. Your layers lie in the user's data folder, or where the
    environment variable DEPESCHE_KB says; DEPESCHE_KB=none reads without them. docs/knowledge.md tells more.

    \b
    Examples:
      depesche kb search Merkel
      depesche kb show Q567
      depesche kb add people.tsv
      depesche kb import-wikidata latest-all.json.bz2
      depesche kb stats
    """
