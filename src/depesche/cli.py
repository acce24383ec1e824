import json, sys
import click, msgspec
from depesche.reader import Source, read_source

@click.group()
def main(): ...

@main.command()
@click.argument("inputs", nargs=-1)
@click.option("--jsonl")
@click.option("--json", "as_json", is_flag=True)
@click.option("--published")
@click.option("--language")
def read(inputs, jsonl, as_json, published, language):
    if jsonl:
        for line in sys.stdin.buffer:
            d = json.loads(line)
            r = read_source(Source(d.get("text") or d.get("html"), id=d["id"], kind="text" if "text" in d else "html", url=d.get("url"), published=d.get("published"), language=d.get("language")))
            sys.stdout.buffer.write(msgspec.json.encode(r) + b"\n")
    for i in inputs:
        r = read_source(Source(open(i, "rb").read(), published=published, language=language))
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(r), indent=1) + b"\n")
