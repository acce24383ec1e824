"""The exceptions of Depesche, one tree.

::

    DepescheError
    ├── InputError            an input cannot be read; the message names it and says what to do
    │   ├── EmptyInputError   nothing in it
    │   ├── BinaryInputError  not text at all (an image, an archive, a PDF …)
    │   ├── TooLargeError     over the limit of bytes
    │   └── RecordError       a line of JSON Lines that is no usable record
    ├── KnowledgeError        a file of the knowledge base cannot be used; the message names it and the way out
    ├── ProfileError          a profile of an outlet cannot be used; the message names the file and the key
    ├── LanguageError         the folder of a language cannot be used; the message names folder, file and guide
    └── UnknownLanguageError  a language asked for by name that Depesche has no folder for
"""


class DepescheError(Exception):
    """Anything Depesche raises on purpose; the message is one sentence a user can act on."""

    code = "failed"
    """Short name for programs; stands beside the message in JSON."""


class InputError(DepescheError):
    """An input cannot be read."""

    code = "input"


class EmptyInputError(InputError):
    """The input holds no text."""

    code = "empty_input"


class BinaryInputError(InputError):
    """The input is not text."""

    code = "binary_input"


class TooLargeError(InputError):
    """The input is larger than the limit."""

    code = "too_large"


class RecordError(InputError):
    """A line of JSON Lines input is not a usable record."""

    code = "record"


class KnowledgeError(DepescheError):
    """A file of the knowledge base cannot be read or written."""

    code = "knowledge"


class ProfileError(DepescheError):
    """A profile of an outlet cannot be used."""

    code = "profile"


class LanguageError(DepescheError):
    """The folder of a language lacks a file it needs, or a file in it cannot be read."""

    code = "language"


class UnknownLanguageError(DepescheError):
    """There is no folder for the language asked for."""

    code = "unknown_language"
