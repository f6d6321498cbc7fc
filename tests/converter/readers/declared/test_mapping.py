"""Mapping files that can't be meant: each is refused with file, key and remedy."""

from __future__ import annotations

import pytest

from communique.converter.readers.declared.mapping import read_mapping
from communique.converter.readers.declared.table import built_in
from communique.errors import InputError

TABLE = '[table]\ncolumns = ["title", "day"]\n'


def document(line: str) -> str:
    return f'{TABLE}[[document]]\nkey = {{ title = "title" }}\n{line}\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[table", ["not TOML"]),
        ("", ["[table]: says no columns", "columns = ["]),
        (TABLE, ["makes no records", "[[document]]"]),
        (f"{TABLE}[documents]\n", ["does not know 'documents'", "did you mean document?"]),
        (document('titel = "title"'), ["document 1: does not know 'titel'", "did you mean titles?"]),
        (document('titles = "titel"'), ["document 1, titles: there is no column 'titel'", "did you mean 'title'?"]),
        (document("titles = 3"), ["document 1, titles: 3 is no table"]),
        (document('titles = { colum = "title" }'), ["does not know 'colum'", "did you mean column?"]),
        (document('titles = { split = ";" }'), ["must say where its values come from"]),
        (document('titles = { column = "title", value = "x" }'), ["must say where its values come from"]),
        (document('titles = { template = "{titel}" }'), ["there is no column 'titel'"]),
        (document("titles = { column = 'title', find = '(' }"), ["'(' is no pattern"]),
        (document("titles = { column = 'title', find = '(a)' }"), ["no group of '(a)' is the value", "(?P<value>"]),
        (document("date = { column = 'day', formats = ['hh'] }"), ["document 1, date", "use d, M and y"]),
        (document("date = { column = 'day', formats = ['d MMMM yy'] }"), ["years_from"]),
        (document("titles = { column = 'title', as = 'sponsor' }"), ["as = 'sponsor'", "sponsors"]),
        (document("drafts = { column = 'title', symbols = ['drafts'] }"), ["symbols = 'drafts'", "draft"]),
        (document("titles = { column = 'title', others = 'drop' }"), ["others = 'drop'", "problem, keep, leave"]),
        (document("titles = { column = 'title', when = { dy = 'x' } }"), ["there is no column 'dy'"]),
        (document("titles = { use = 'names' }"), ["no [parts.names]"]),
        (
            document("about = { column = 'title', kind = 'organization' }"),
            ["kind = 'organization'", "organisation"],
        ),
        (document("adopted_on = { value = '1 May' }"), ["adopted_on", "'1 May' is no date"]),
        (document("votes = 'roll call'"), ["no [[vote]] is named 'roll call'"]),
        (document("key = 3"), ["not TOML"]),
        (f"{TABLE}[[document]]\n", ["document 1: has no key", "symbol / title / id"]),
        (f'{TABLE}[[document]]\nkey = {{ name = "title" }}\n', ["does not know 'name'", "symbol, title, id"]),
        (f"{TABLE}[document]\n", ["is no list of tables", "[[document]]"]),
        (f"{TABLE}[[event]]\nheadline = 'title'\nfigures = {{ value = 'day' }}\n", ["lacks measure"]),
        (
            f"{TABLE}[[event]]\nheadline = 'title'\ntypes = {{ value = 'meeting' }}\n",
            ["'meeting' is none", "consult"],
        ),
        (
            f"{TABLE}[[event]]\nheadline = 'title'\nparticipations = {{ actor = 'title', role = {{ value = 'x' }} }}\n",
            ["event 1, participations, role", "'x' is none of", "party"],
        ),
        (f"{TABLE}[[vote]]\nkey = {{ content = ['title'] }}\nvotes = 'x'\n", ["does not know 'votes'"]),
        ('[table]\ncolumns = "title"\n', ["'title' is no list"]),
        ('[table]\ncolumns = ["title"]\ndelimiter = "tab"\n', ["is no single character"]),
        ('[table]\ncolumns = ["title"]\nyears_from = "x"\n', ["is no year"]),
        (f"{TABLE}[[warning]]\nmessage = '{{dy}}'\n[[document]]\nkey = {{ title = 'title' }}\n", ["no column 'dy'"]),
    ],
)
def test_a_slip_is_named_with_file_key_and_remedy(text: str, says: list[str]) -> None:
    with pytest.raises(InputError) as raised:
        read_mapping("my-table.toml", text)
    message = str(raised.value)
    assert message.startswith("my-table.toml: ")
    for part in says:
        assert part in message
    assert raised.value.remedy


@pytest.mark.parametrize("named", built_in(), ids=lambda named: named[0])
def test_the_built_in_mappings_can_be_used(named: tuple[str, str]) -> None:
    mapping = read_mapping(*named)
    assert mapping.name
    assert mapping.things
