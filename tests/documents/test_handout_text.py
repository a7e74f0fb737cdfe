"""The handout as a web page and as Markdown: nothing in a routine becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

import msgspec
import pytest

from routine_app.documents.handout import Handout
from routine_app.documents.handout_text import handout_html, handout_markdown
from routine_app.domain.care.statements import CONFIRM_MARK

HOSTILE = "<script>alert(1)</script> [a](javascript:x) *b* _c_ `d` | e # f ![g](https://example.org/h)"


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data.replace("\u00a0", " ").replace("\u2060", "")  # where no line breaks


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


@pytest.fixture(scope="session")
def hostile(handout: Handout) -> Handout:
    first = msgspec.structs.replace(handout.items[0], name=HOSTILE, note=HOSTILE, steps=(HOSTILE,), section=HOSTILE)
    return msgspec.structs.replace(
        handout, title=HOSTILE, author=HOSTILE, items=(first, *handout.items[1:]), left_out=(HOSTILE,)
    )


def test_a_page_holds_all_words_and_loads_nothing(handout: Handout) -> None:
    page = read(handout_html(handout))
    for item in handout.items:
        for said in (item.name, item.dose, *item.steps, *item.cautions, item.swap, item.note):
            assert said in page.text
    names = [tag for tag, _ in page.tags]
    assert names.count("svg") == 3 * len(handout.items)
    assert all(about.get("aria-label") for tag, about in page.tags if tag == "svg")
    assert not {"script", "link", "img", "iframe"} & set(names)
    assert not any("src" in about or "href" in about for _, about in page.tags)
    assert [tag for tag in names if tag == "h1"] == ["h1"]


def test_a_dagger_stays_on_the_line_of_its_word(handout: Handout) -> None:
    page = handout_html(handout)
    assert f"\u00a0{CONFIRM_MARK}" in page
    assert f" {CONFIRM_MARK}" not in page


def test_what_is_left_out_is_told(handout: Handout) -> None:
    told = "Squat: nothing of it fits today."
    some = msgspec.structs.replace(handout, left_out=(told,))
    for written in (handout_html, handout_markdown):
        assert "Left out" not in written(handout)
        assert told in written(some).partition("Left out")[2]


def test_a_hostile_routine_is_only_words(hostile: Handout) -> None:
    page = read(handout_html(hostile))
    assert "script" not in [tag for tag, _ in page.tags]
    assert page.text.count(HOSTILE) >= 4


def test_markdown_shows_it_as_it_is(hostile: Handout) -> None:
    text = handout_markdown(hostile)
    assert "<script" not in text.replace("\\<", "")
    assert "](javascript" not in text.replace("\\]", "")
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {9}


def test_the_core_three_come_first_else_her_own_sections(handout: Handout) -> None:
    assert [title for title, _ in handout.parts] == ["What counts most", "The others"]
    items = tuple(msgspec.structs.replace(item, core=False) for item in handout.items)
    plain = msgspec.structs.replace(handout, items=items).parts
    assert [title for title, _ in plain] == ["Warm-up", "Strength, standing", "Strength, on the floor", "Cool-down"]
    for parts in (handout.parts, plain):
        assert sorted(item.number for _, held in parts for item in held) == list(range(1, len(items) + 1))
