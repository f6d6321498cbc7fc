"""Records: what a document says, before any RDF.

A reader yields one `Record` a unit (a page, a roll call, a table row); extraction adds what its prose says;
the authority gives its names an identity; the mapping turns it into quads. Records are values: nobody changes
one, each step returns another. Nothing here knows a file format or the ontology.

`Stated` pairs a value with its `Evidence`: the rule that read it, how sure that is, and where it stands.
"""

from .documents import Document
from .events import Event, Figure, Participation, Reading, Report
from .keys import DocumentKey, EventKey, VoteKey
from .prose import Block, Bullets, Caption, ListedDocument, ListedTheme, Paragraph, QuotedStatement, Section
from .stated import Evidence, Name, Period, Sort, Stated, Text
from .things import Actor, Concept, Picture, Place, Quotation
from .unit import Problem, Record
from .votes import Ballot, Choice, Member, Vote

__all__ = [
    "Actor",
    "Ballot",
    "Block",
    "Bullets",
    "Caption",
    "Choice",
    "Concept",
    "Document",
    "DocumentKey",
    "Event",
    "EventKey",
    "Evidence",
    "Figure",
    "ListedDocument",
    "ListedTheme",
    "Member",
    "Name",
    "Paragraph",
    "Participation",
    "Period",
    "Picture",
    "Place",
    "Problem",
    "Quotation",
    "QuotedStatement",
    "Reading",
    "Record",
    "Report",
    "Section",
    "Sort",
    "Stated",
    "Text",
    "Vote",
    "VoteKey",
]
