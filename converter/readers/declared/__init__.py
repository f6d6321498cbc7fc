"""Tables of any kind, read as a mapping file says: which columns are which fields of our records.

A mapping is a small TOML file, read by no program but this one and written without any:

- `mapping.py`, `parts.py` and `toml.py` read the file, and say what is wrong in it;
- `fields.py` holds what a mapping can fill: the fields of documents, votes, events, actors and places;
- `cells.py` takes values out of the cells of a row: split, found by a pattern, replaced, joined;
- `values.py` and `days.py` make of them symbols, names, dates, numbers and addresses;
- `rows.py` makes records of a row;
- `table.py` is the reader; `mappings/` holds the mappings that come with it, each recognised by its columns.

docs/tables.md explains the format by an example.
"""

from .table import READER

__all__ = ["READER"]
