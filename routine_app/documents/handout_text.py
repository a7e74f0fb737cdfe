"""The handout as Markdown and as a web page of one file. Knows the handout's values; every text is escaped.

Markdown has no pictures: where it is read, one would have to send them along.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from routine_app.domain.display_text import kept_together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from routine_app.documents.handout import Handout, HandoutItem

STOP_TITLE = "Stop, and contact somebody, if one of these is so"
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|!])")
_STYLE = """
body { font: 1.15rem/1.5 "Atkinson Hyperlegible Next", sans-serif; color: #14233c; background: #fff;
  max-width: 52rem; margin: 2rem auto; padding: 0 1rem }
section.exercise { border-top: 1px solid #aeb4c2; break-inside: avoid }
.pictures { display: flex; gap: 1rem } figure { flex: 0 1 32%; margin: 0; text-align: center }
figure svg { width: 100%; height: auto; max-height: 12rem }
.stop { border: 1px solid #aeb4c2; border-radius: .5rem; padding: .5rem .8rem }
table { border-collapse: collapse; width: 100% } th, td { border: 1px solid #aeb4c2; padding: .4rem; text-align: left }
@media (max-width: 40rem) { th, td { padding: .3rem .2rem; font-size: .8rem } }
"""


def told_lines(item: HandoutItem) -> tuple[tuple[str, str], ...]:
    """Return what is told beside the steps, each with its name; without what says nothing."""
    told = (
        ("You need", f"{item.needs}." if item.needs else ""),
        ("Take care", " ".join(item.cautions)),
        ("Watch for", f"{'; '.join(item.mistakes)}." if item.mistakes else ""),
        ("Changed for you", item.swap),
        ("Note", item.note),
        ("Stop if", item.stop_if),
    )
    return tuple((name, text) for name, text in told if text)


def dose_line(item: HandoutItem) -> str:
    """Return dose, rest and tempo in a line."""
    rest = f", rest {item.rest}" if item.rest else ""
    return f"{item.dose}{rest}. Tempo: {item.tempo}."


def handout_markdown(handout: Handout) -> str:
    """Return the handout as Markdown (CommonMark with a table)."""
    return "\n".join(_markdown_lines(handout)) + "\n"


def _markdown_lines(handout: Handout) -> Iterator[str]:
    yield f"# {_plain(handout.title)}"
    for text in (handout.for_whom, " · ".join(handout.facts)):
        if text:
            yield f"\n{_plain(text)}"
    yield f"\n**Fetch first:** {_plain(', '.join(handout.fetch) or 'nothing')}."
    yield from (f"\n**{name}:** {_plain(text)}" for name, text in _about(handout))
    for title, items in handout.parts:
        yield f"\n## {_plain(title)}"
        for item in items:
            yield f"\n### {item.number}\\. {_plain(item.name)}\n\n{_plain(dose_line(item))}\n"
            yield from (f"{number}. {_plain(step)}" for number, step in enumerate(item.steps, 1))
            yield from (f"\n**{name}:** {_plain(text)}" for name, text in told_lines(item))
    if handout.left_out:
        yield "\n## Left out\n"
        yield from (f"- {_plain(text)}" for text in handout.left_out)
    yield f"\n## Done this week\n\n| Exercise | {' | '.join(handout.days)} |"
    yield f"|{'---|' * (len(handout.days) + 1)}"
    yield from (f"| {row} |{'  |' * len(handout.days)}" for row in map(_plain, _rows(handout)))
    yield f"\n## {STOP_TITLE}\n"
    yield from (f"- {_plain(sign)}" for sign in handout.stop.signs)
    for when, whom, what in handout.stop.contacts:
        yield f"\n**{_plain(f'{when}. {whom}.')}** {_plain(what)}"
    yield from (f"\n**{_plain(line)}**" for line in handout.stop.numbers)
    yield f"\n{_plain(handout.dagger)}\n\n{_plain(handout.footer)}"


def handout_html(handout: Handout) -> str:
    """Return the handout as one HTML file that loads nothing."""
    body, title = "\n".join(_html_lines(handout)), html.escape(handout.title)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _html_lines(handout: Handout) -> Iterator[str]:
    yield f"<h1>{_safe(handout.title)}</h1>"
    for text in (handout.for_whom, " · ".join(handout.facts)):
        if text:
            yield f"<p>{_safe(text)}</p>"
    yield _named("Fetch first", f"{', '.join(handout.fetch) or 'nothing'}.")
    yield from (_named(name, text) for name, text in _about(handout))
    for title, items in handout.parts:
        yield f"<h2>{_safe(title)}</h2>"
        for item in items:
            yield from _html_item(item)
    if handout.left_out:
        yield f"<h2>Left out</h2>\n<ul>{''.join(f'<li>{_safe(text)}</li>' for text in handout.left_out)}</ul>"
    yield "<h2>Done this week</h2>\n<table>"
    heads = "".join(f'<th scope="col">{day}</th>' for day in ("Exercise", *handout.days))
    yield f"<tr>{heads}</tr>"
    empty = "<td></td>" * len(handout.days)
    yield from (f'<tr><th scope="row">{_safe(row)}</th>{empty}</tr>' for row in _rows(handout))
    yield f"</table>\n<h2>{STOP_TITLE}</h2>"
    yield f"<ul>{''.join(f'<li>{_safe(sign)}</li>' for sign in handout.stop.signs)}</ul>"
    for when, whom, what in handout.stop.contacts:
        yield f"<p><b>{_safe(f'{when}. {whom}.')}</b> {_safe(what)}</p>"
    yield from (f"<p><b>{_safe(line)}</b></p>" for line in handout.stop.numbers)
    yield f"<p>{_safe(handout.dagger)}</p>\n<p>{_safe(handout.footer)}</p>"


def _html_item(item: HandoutItem) -> Iterator[str]:
    yield f'<section class="exercise">\n<h3>{item.number}. {_safe(item.name)}</h3>\n<p>{_safe(dose_line(item))}</p>'
    yield '<div class="pictures">'
    for picture in item.pictures:
        svg = picture.svg.replace("<svg ", f'<svg role="img" aria-label="{html.escape(picture.alt)}" ', 1)
        yield f"<figure>{svg}<figcaption>{_safe(picture.caption)}</figcaption></figure>"
    yield f"</div>\n<ol>{''.join(f'<li>{_safe(step)}</li>' for step in item.steps)}</ol>"
    for name, text in told_lines(item):
        yield _named(name, text, "stop" if text == item.stop_if else "")
    yield "</section>"


def _about(handout: Handout) -> tuple[tuple[str, str], ...]:
    told = (
        ("Written by", handout.author),
        ("Ask about it", handout.physiotherapist),
        ("To be looked at again together", handout.review),
        ("Note", handout.notes),
    )
    return tuple((name, text) for name, text in told if text)


def _rows(handout: Handout) -> tuple[str, ...]:
    named = (f"{item.number}. {item.name}{' ★' if item.core else ''}" for item in handout.items)
    return (*named, "Pain before", "Pain after")


def _named(name: str, text: str, kind: str = "") -> str:
    marked = f' class="{kind}"' if kind else ""
    return f"<p{marked}><b>{name}:</b> {_safe(text)}</p>"


def _safe(text: str) -> str:
    return html.escape(kept_together(text))


def _plain(text: str) -> str:
    """Return a text so that Markdown shows it as it is, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
