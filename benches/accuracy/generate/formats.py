"""Writers of formats, each keeping labels through its own escaping."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, quote_plus

from .draw import Draw
from .text import Rich, concat, join, rich

Tree = Any  # str | Rich | int | float | bool | None | list[Tree] | dict[str, Tree]


def json_string(text: Rich | str, ascii_only: bool, slashes: bool, draw: Draw) -> Rich:
    at_sign = draw.chance(0.04)

    def escape(piece: str) -> str:
        out = json.dumps(piece, ensure_ascii=ascii_only)[1:-1]
        if slashes:
            out = out.replace("/", "\\/")
        return out.replace("@", "\\u0040") if at_sign else out

    return '"' + rich(text).map(escape) + '"'


def to_json(tree: Tree, draw: Draw, pretty: bool | None = None) -> Rich:
    pretty = draw.chance(0.4) if pretty is None else pretty
    ascii_only, slashes = draw.chance(0.5), draw.chance(0.5)

    def write(node: Tree, depth: int) -> Rich:
        if isinstance(node, (str, Rich)):
            return json_string(node, ascii_only, slashes, draw)
        if isinstance(node, Mapping):
            rows = [
                json_string(key, ascii_only, slashes, draw) + (": " if pretty else ":") + write(item, depth + 1)
                for key, item in node.items()
            ]
            return wrap("{", rows, "}", depth)
        if isinstance(node, Sequence):
            return wrap("[", [write(item, depth + 1) for item in node], "]", depth)
        return rich(json.dumps(node))

    def wrap(start: str, rows: list[Rich], end: str, depth: int) -> Rich:
        if not rows:
            return rich(start + end)
        if not pretty:
            return start + join(",", rows) + end
        pad = "\n" + "    " * (depth + 1)
        return start + pad + join("," + pad, rows) + "\n" + "    " * depth + end

    return write(tree, 0)


def scalar(node: Tree) -> Rich:
    if isinstance(node, (str, Rich)):
        return rich(node)
    return rich("" if node is None else str(int(node) if isinstance(node, bool) else node))


def print_r(tree: Tree, depth: int = 0) -> Rich:
    pad = " " * 8 * depth
    out: list[Rich | str] = ["Array\n", pad, "(\n"]
    for key, node in rows_of(tree):
        out += [pad, f"    [{key}] => "]
        out.append(print_r(node, depth + 1) if isinstance(node, (dict, list)) else scalar(node))
        out.append("\n")
    out += [pad, ")\n"]
    return concat(out)


def var_export(tree: Tree, depth: int = 0) -> Rich:
    pad = "  " * depth
    if isinstance(tree, (dict, list)):
        out: list[Rich | str] = ["array (\n"]
        for key, node in rows_of(tree):
            name = key if isinstance(tree, list) else f"'{key}'"
            newline = f"\n{pad}  " if isinstance(node, (dict, list)) else ""
            out += [f"{pad}  {name} => {newline}", var_export(node, depth + 1), ",\n"]
        return concat([*out, pad, ")"])
    if isinstance(tree, (str, Rich)):
        return "'" + rich(tree).map(lambda text: text.replace("\\", "\\\\").replace("'", "\\'")) + "'"
    return rich(
        {True: "true", False: "false", None: "NULL"}.get(tree, str(tree))
        if not isinstance(tree, (int, float)) or isinstance(tree, bool)
        else str(tree)
    )


def var_dump(tree: Tree, depth: int = 0) -> Rich:
    pad = "  " * depth
    if isinstance(tree, (dict, list)):
        out: list[Rich | str] = [f"{pad}array({len(tree)}) {{\n"]
        for key, node in rows_of(tree):
            out += [f"{pad}  [{key if isinstance(tree, list) else chr(34) + str(key) + chr(34)}]=>\n", var_dump(node, depth + 1)]
        return concat([*out, f"{pad}}}\n"])
    if isinstance(tree, (str, Rich)):
        text = rich(tree)
        return f'{pad}string({len(text.plain.encode())}) "' + text + '"\n'
    return rich(f"{pad}int({tree})\n")


def php_serialize(tree: Tree) -> Rich:
    if isinstance(tree, (dict, list)):
        out: list[Rich | str] = [f"a:{len(tree)}:{{"]
        for key, node in rows_of(tree):
            out += [f"i:{key};" if isinstance(key, int) else f's:{len(key.encode())}:"{key}";', php_serialize(node)]
        return concat([*out, "}"])
    if isinstance(tree, (str, Rich)):
        text = rich(tree)
        return f's:{len(text.plain.encode())}:"' + text + '";'
    return rich(f"i:{int(tree or 0)};")


def rows_of(tree: Tree) -> list[tuple[Any, Tree]]:
    return list(tree.items()) if isinstance(tree, Mapping) else list(enumerate(tree))


def xml(tree: Tree, tag: str = "order", depth: int = 0) -> Rich:
    pad = "  " * depth
    if isinstance(tree, Mapping):
        inner = concat(xml(node, str(key), depth + 1) for key, node in tree.items())
        return f"{pad}<{tag}>\n" + inner + f"{pad}</{tag}>\n"
    if isinstance(tree, (list, tuple)):
        return concat(xml(node, tag, depth) for node in tree)
    return f"{pad}<{tag}>" + scalar(tree).map(lambda text: html.escape(text, quote=False)) + f"</{tag}>\n"


def form(tree: Tree, prefix: str = "", plus: bool = True) -> list[Rich]:
    if isinstance(tree, (dict, list)):
        return [row for key, node in rows_of(tree) for row in form(node, f"{prefix}[{key}]" if prefix else str(key), plus)]
    encode = quote_plus if plus else (lambda text: quote(text, safe=""))
    return [encode(prefix) + "=" + scalar(tree).map(encode)]


def csv(rows: Sequence[Sequence[Rich | str]], delimiter: str, always: bool) -> Rich:
    def cell(item: Rich | str) -> Rich:
        text = rich(item)
        if always or any(c in text.plain for c in (delimiter, '"', "\n", " ")):
            return '"' + text.map(lambda piece: piece.replace('"', '""')) + '"'
        return text

    return join("\n", (join(delimiter, map(cell, row)) for row in rows)) + "\n"


def sql_string(text: Rich | str) -> Rich:
    return "'" + rich(text).map(lambda piece: piece.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")) + "'"


def html_text(text: Rich | str, draw: Draw) -> Rich:
    at_sign = draw.chance(0.1)

    def escape(piece: str) -> str:
        out = html.escape(piece, quote=False).replace("\u00a0", "&nbsp;").replace("\n", "<br/>\n")
        return out.replace("@", "&#64;") if at_sign else out

    return rich(text).map(escape)
