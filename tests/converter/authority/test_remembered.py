from __future__ import annotations

from communique.converter.authority.remembered import Remembered


def test_each_value_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    lengths = Remembered(length, 10)
    assert [lengths["a"], lengths["bc"], lengths["a"]] == [1, 2, 1]
    assert asked == ["a", "bc"]


def test_there_are_never_more_than_it_may_remember() -> None:
    squares = Remembered[int, int](lambda number: number * number, 3)
    for number in range(10):
        assert squares[number] == number * number
        assert len(squares) <= 3
