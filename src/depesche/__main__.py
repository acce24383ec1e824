"""``python -m depesche``: the command line."""

from depesche.cli import main

if __name__ == "__main__":
    main()
