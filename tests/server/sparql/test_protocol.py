"""The query operation, request by request."""

from __future__ import annotations

import pytest

from communique.server.sparql.protocol import FORM, QUERY, UPDATE, ProtocolError, Query, parse


@pytest.mark.parametrize(
    ("method", "query_string", "content_type", "body", "expected"),
    [
        ("GET", b"", None, b"", None),
        ("GET", b"other=1", None, b"", None),
        ("GET", b"query=ASK%20%7B%7D", None, b"", Query("ASK {}")),
        ("HEAD", b"query=ASK+%7B%7D", None, b"", Query("ASK {}")),
        ("GET", b"query=ASK+%7B%7D&format=csv", None, b"", Query("ASK {}", format="csv")),
        ("GET", b"query=a%252Bb", None, b"", Query("a%2Bb")),
        ("GET", b"query=%E4%B8%AD", None, b"", Query("中")),
        (
            "GET",
            b"query=x&default-graph-uri=http%3A%2F%2Fa%2F1&default-graph-uri=http://a/2&named-graph-uri=http://a/3",
            None,
            b"",
            Query("x", ("http://a/1", "http://a/2"), ("http://a/3",)),
        ),
        ("GET", b"query=x&default-graph-uri=", None, b"", Query("x")),
        ("POST", b"", FORM, b"query=ASK+%7B%7D", Query("ASK {}")),
        ("POST", b"", FORM + "; charset=UTF-8", b"query=a%2526b", Query("a%26b")),
        ("POST", b"", FORM.upper(), b"query=x&named-graph-uri=http://a/3", Query("x", (), ("http://a/3",))),
        ("POST", b"", QUERY, b"ASK {}", Query("ASK {}")),
        ("POST", b"", QUERY, b"ASK { ?s ?p 'a+b%20' }", Query("ASK { ?s ?p 'a+b%20' }")),
        ("POST", b"", QUERY + ";charset=utf-8", "中".encode(), Query("中")),
        ("POST", b"default-graph-uri=http://a/1", QUERY, b"x", Query("x", ("http://a/1",))),
    ],
)
def test_query(method: str, query_string: bytes, content_type: str | None, body: bytes, expected: Query | None) -> None:
    assert parse(method, query_string, content_type, body) == expected


@pytest.mark.parametrize(
    ("method", "query_string", "content_type", "body", "status"),
    [
        ("GET", b"query=x&query=y", None, b"", 400),
        ("GET", b"query=x&query=x", None, b"", 400),
        ("GET", b"query=%FF", None, b"", 400),
        ("GET", b"update=CLEAR+ALL", None, b"", 400),
        ("GET", b"query=x&update=y", None, b"", 400),
        ("GET", b"query=x&default-graph-uri=not-an-iri", None, b"", 400),
        ("GET", b"query=x&named-graph-uri=http://a/%20b", None, b"", 400),
        ("GET", b"query=x&format=a&format=b", None, b"", 400),
        ("GET", b"query=x" + b"&a=1" * 2_000, None, b"", 400),
        ("GET", b"query=" + b"x" * 1_000_001, None, b"", 413),
        ("POST", b"", FORM, b"", 400),
        ("POST", b"", FORM, b"query=x&query=y", 400),
        ("POST", b"query=x", FORM, b"query=y", 400),
        ("POST", b"", FORM, b"query=%FF%FE", 400),
        ("POST", b"", FORM, b"\xff", 400),
        ("POST", b"", FORM, b"update=CLEAR+ALL", 403),
        ("POST", b"", UPDATE, b"CLEAR ALL", 403),
        ("POST", b"", QUERY, b"\xff\xfe", 400),
        ("POST", b"query=x", QUERY, b"y", 400),
        ("POST", b"", QUERY + "; charset=utf-16", "ASK {}".encode("utf-16"), 415),
        ("POST", b"", "text/plain", b"ASK {}", 415),
        ("POST", b"", None, b"ASK {}", 415),
    ],
)
def test_refused(method: str, query_string: bytes, content_type: str | None, body: bytes, status: int) -> None:
    with pytest.raises(ProtocolError) as error:
        parse(method, query_string, content_type, body)
    assert error.value.status == status
    assert error.value.detail.endswith(".")
