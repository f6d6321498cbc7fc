"""Who does what in a Chinese headline: what each name is to a verb, and what that means for the event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon import role_words
from ..names.found import FoundName
from .clauses import MARK, Clauses, Function, Verb
from .words import grammar

Role = tuple[str, str, float]
"""A role, the rule that found it, and how sure it is."""

_MUTUAL = {"consult": "party", "agree": "signatory", "cooperate": "participant", "election": "participant"}
_BEFALLS = frozenset({"accident", "disaster"})
_UNDERGO = frozenset({"death"})
_BLAMING = frozenset({"accuse", "threaten", "request", "legal"})
# Who says that they did it.
_CLAIMS = re.compile(
    r"(?:随后|已|事后|也|则)?(?:宣[称布]|声称|承认|表示)?(?:对[^,。]{1,10}?)?(?:承认|宣称|声称)?"
    r"(?:负责|负[全起]?部?责任|责任|是[其他它]们?所为)"
)
_NEAR = 8  # characters between a verb of blaming and whom it blames
_INFLICTED = frozenset({"assault", "crime"})
_OCCURRING = frozenset({"发生", "爆发"})
_GIVEN = frozenset({"获颁", "获授", "获赠", "受赠", "获评", "入选", "获封", "接受"})  # what is given rather than won
_VOTING = frozenset({"adopt", "election", "legal", "reject"})
_HEADING = re.compile(r"(?:所)?(?:率领|执导|主演)的")
_LEADERSHIP = re.compile(r"(?:[、和与及]\w{2,9}){0,5}?的?(?:斡旋|调[停解]|主持|居中|主办|牵头|倡议|召集|协调)之?下")
_LEADING = re.compile(r"(?:居中|出面|联合|共同)?(?:斡旋|调[停解]|主持|居中|主办|牵头|倡议|召集)")
_DRAFTING = re.compile(r"提出|提交|起草|草拟")
_AGAINST = ("反", "抗", "针对", "征讨", "讨伐")
_CAMPAIGN = re.compile(r"[^,。;、]{0,4}?(?:攻势|行动|战争|战役|运动|斗争|示威|抗议|起义|集会|游行|联盟|联军|战$)")
_CONTESTED = frozenset({"election", "sport"})
_WINNING = frozenset({"beating", "losing", "elected", "holding-office", "receiving", "playing"})
_FROM_HANDS = re.compile(r"(?:[武军]\w{0,5}|叛军|组织)?手[中上里]")


def read_roles(
    folded: str, unnamed: str, names: Sequence[FoundName], code: str, trigger: tuple[int, int] | None
) -> dict[int, Role]:
    """Return the role of each actor among the names of a text, by its number.

    `unnamed` is the text with marks for all names, also those that stand for nobody; `code` is the type of the event
    that the word at `trigger` tells.
    """
    if all(found.name.sort != "actor" for found in names):
        return {}
    clauses = Clauses(unnamed, [(found.start, found.end) for found in names])
    reader = _Reader(folded, names, code, trigger, clauses)
    return {index: reader.role(index) for index, found in enumerate(names) if found.name.sort == "actor"}


class _Reader:
    def __init__(
        self,
        folded: str,
        names: Sequence[FoundName],
        code: str,
        trigger: tuple[int, int] | None,
        clauses: Clauses,
    ) -> None:
        self.folded, self.names, self.code, self.clauses = folded, names, code, clauses
        self.trigger = trigger or (-1, -1)
        at = self.trigger[0]
        marks = [match.start() for match in MARK.finditer(folded)]
        stops = [match.start() for match in re.finditer("[。;!?]", folded)]
        self.clause = sum(mark < at for mark in marks)
        self.sentence = sum(mark < at for mark in stops)

    def role(self, index: int) -> Role:
        found = self.names[index]
        before, after = self.folded[: found.start], self.folded[found.end :]
        if (before.endswith("由") and _LEADING.match(after)) or (
            before.endswith(("在", "于", "、", "和", "与", "及")) and _LEADERSHIP.match(after)
        ):
            return "mediator", "role-zh-mediated-by", 0.7
        if before.endswith("由") and _DRAFTING.match(after):
            return "sponsor", "role-zh-drafted-by", 0.6
        if _HEADING.match(after):
            return "other", "role-zh-head-of-another", 0.6
        if before.endswith(_AGAINST) and _CAMPAIGN.match(after):
            return "target", "role-zh-against", 0.65
        if self.code in _INFLICTED and _CLAIMS.match(after):
            return "agent", "role-zh-claims-responsibility", 0.7
        function = self.clauses.functions.get(index)
        if function is None:
            return self._alone(index)
        if before.endswith(("从", "自")) and _FROM_HANDS.match(after):
            return "target", "role-zh-from", 0.7
        if not self.code:
            acts = function.kind == "subject" and not self.clauses.sentence_of.get(index)
            return ("agent" if acts else "other"), "role-zh-untold", 0.4
        if function.kind == "subject":
            return self._subject(index, function)
        if function.kind in ("", "object"):
            return self._object(index, function)
        if function.verb is None:
            return ("target" if function.kind == "to" else "other"), f"role-zh-{function.kind}", 0.5
        return self._joined(index, function)

    # -- functions -----------------------------------------------------------------------------------------------

    def _subject(self, index: int, function: Function) -> Role:
        verbs = [verb for verb in (function.verb, *function.later) if verb is not None]
        if not verbs:
            said = self._spoken_of(index, None)
            return ("target", "role-zh-of-what-is-said", 0.5) if said else self._alone(index)
        elsewhere = any(self._tells(verb) and not verb.nested for verb in self.clauses.verbs)
        if verbs[0].nested and (elsewhere or not any(self._tells(verb) for verb in verbs)):
            return ("target" if self.code == "legal" else "other"), "role-zh-nested", 0.5
        if self._spoken_of(index, verbs[0]):
            return "target", "role-zh-of-what-is-said", 0.55
        told = [verb for verb in verbs if self._tells(verb)]
        verb = told[0] if told else next((verb for verb in verbs if verb.frame not in ("saying", "being")), verbs[0])
        if verb.frame == "being":
            return "other", "role-zh-named", 0.5
        if (contest := self._contest(index, verbs)) is not None:
            return contest
        if function.aside and not told and not function.later:
            return "other", "role-zh-aside", 0.5
        if not told and self._elsewhere(index, verb):
            return "other", "role-zh-elsewhere", 0.5
        if verb.frame == "saying" and verb.code != self.code:
            return self._speaker(index)
        frame = grammar().frames.get(verb.frame, {})
        if verb.word in _OCCURRING and self.code in _INFLICTED and verb.frame != "fighting":
            return "target", "role-zh-befallen", 0.5
        if self.code == "culture" and verb.frame in ("beating", "receiving"):
            return ("target" if verb.word in _GIVEN else "agent"), "role-zh-awarded", 0.6
        if verb.passive or (verbs[0].passive and verbs[0].frame != "saying"):
            return self._undergoer(verb, frame)
        if "subject" in frame and self._fits(verb.frame):
            return frame["subject"], f"role-zh-subject-{verb.frame}", 0.7
        if self.code in _BEFALLS:
            return "other", "role-zh-befallen", 0.5
        if self.code in _UNDERGO and told:
            return "victim", "role-zh-subject-dying", 0.7
        return self._doer(index, verb), "role-zh-subject", 0.65

    def _contest(self, index: int, verbs: Sequence[Verb]) -> Role | None:
        """Return the role of one who wins or loses a contest or a vote; None where no such verb is told of a name.

        A title that is won from nobody is the deed of its winner alone.
        """
        if self.code not in _CONTESTED or all(verb.frame not in _WINNING for verb in verbs):
            return None
        if self.code == "election":
            return "participant", "role-zh-in-a-vote", 0.7
        rival = any(
            function.verb in verbs and function.verb.frame in _WINNING and function.kind in ("object", "with", "by")
            for other, function in self.clauses.functions.items()
            if other != index and function.verb is not None and self.names[other].name.sort == "actor"
        )
        return ("participant" if rival else "agent"), "role-zh-in-a-contest", 0.7

    def _spoken_of(self, index: int, verb: Verb | None) -> bool:
        """Return whether a name is the subject of what somebody else is blamed, warned or judged for."""
        said = [known for known in self.clauses.verbs if known.end <= self.names[index].start]
        if not said or self.code not in _BLAMING or verb is said[-1]:
            return False
        speech = next((verb for verb in said[:-3:-1] if verb.code == self.code), said[-1])
        between = self.folded[speech.end : self.names[index].start]
        return (
            self._tells(speech) and speech.code == self.code and len(between) <= 8 and not re.search("[。;]", between)
        )

    def _undergoer(self, verb: Verb, frame: dict[str, str]) -> Role:
        role = frame.get("object", "target") if self._fits(verb.frame) else "target"
        if role in ("party", "signatory") and self.code not in _MUTUAL:
            role = "target"
        return ("target" if role == "agent" else role), "role-zh-passive", 0.7

    def _speaker(self, index: int) -> Role:
        """Return the role of whoever says what is told: a source, or the one who does it by saying it."""
        told_by_another = any(
            function.kind == "subject" and other != index and function.verb is not None and self._tells(function.verb)
            for other, function in self.clauses.functions.items()
        )
        if told_by_another and self.code in role_words().observed:
            return "claimant", "role-zh-speaker", 0.65
        return "agent", "role-zh-speaker-acts", 0.6

    def _object(self, index: int, function: Function) -> Role:
        verb = function.verb
        if verb is None:
            return self._alone(index)
        if self.code in _CONTESTED and verb.frame in ("beating", "losing", "playing"):
            return "participant", "role-zh-in-a-contest", 0.7
        if (verb.nested and verb.frame != "asking") or verb.frame == "being" or function.aside:
            return "other", "role-zh-aside", 0.5
        if not self._tells(verb) and self._elsewhere(index, verb):
            return "other", "role-zh-elsewhere", 0.5
        frame = grammar().frames.get(verb.frame, {})
        if "object" in frame and self._fits(verb.frame):
            return frame["object"], f"role-zh-object-{verb.frame}", 0.65
        if self.code in _MUTUAL and self._tells(verb):
            return _MUTUAL[self.code], "role-zh-object", 0.6
        return ("appointee" if self.code == "office" and self._tells(verb) else "target"), "role-zh-object", 0.6

    def _joined(self, index: int, function: Function) -> Role:
        verb, kind = function.verb, function.kind
        assert verb is not None
        if kind == "aside" or function.aside:
            return "other", "role-zh-aside", 0.6
        if not self._tells(verb) and kind != "by" and (verb.nested or self._elsewhere(index, verb)):
            return "other", "role-zh-elsewhere", 0.5
        frame = grammar().frames.get(verb.frame, {})
        if kind == "by":
            return frame.get("by", "agent") if self._fits(verb.frame) else "agent", "role-zh-by", 0.7
        if kind == "at":
            acts = self.code in _VOTING and self.names[index].name.kind == "organisation"
            return ("agent" if acts else "other"), "role-zh-in-body", 0.5
        if kind in frame and self._fits(verb.frame):
            return frame[kind], f"role-zh-{kind}-{verb.frame}", 0.7
        if kind == "with" and self.code not in role_words().with_code and (owner := self._beside(index)) is not None:
            return self.role(owner)
        if kind == "with":
            return role_words().with_code.get(self.code, "other"), "role-zh-with", 0.6
        if kind == "to":
            if self.code in _BEFALLS:
                return "other", "role-zh-befallen", 0.5
            return _MUTUAL.get(self.code, "target") if self._tells(verb) else "target", "role-zh-to", 0.65
        if kind == "for" and self.code in ("support", "aid", "sanction", "accuse"):
            return "target", "role-zh-for", 0.55
        return "other", f"role-zh-{kind}", 0.5

    def _beside(self, index: int) -> int | None:
        """Return the subject that a name is joined to without anything between (越南与智利)."""
        before = index - 1
        if before < 0 or self.names[before].name.sort != "actor":
            return None
        function = self.clauses.functions.get(before)
        close = self.names[index].start - self.names[before].end == 1
        return before if close and function and function.kind == "subject" else None

    def _alone(self, index: int) -> Role:
        """Return the role of a name without a verb: the first one in a title acts."""
        if not self.clauses.verbs and self.code not in _BEFALLS:
            return "agent", "role-zh-no-verb", 0.4
        if self.code in _BEFALLS or not self.code or self.clauses.sentence_of.get(index, 0) != self.sentence:
            return "other", "role-zh-mentioned", 0.5
        if self.names[index].end <= self.trigger[0] and self.clauses.clause_of.get(index) == self.clause:
            role = _MUTUAL.get(self.code, "victim" if self.code in _UNDERGO else "agent")
            return role, "role-zh-no-verb", 0.5
        return "other", "role-zh-mentioned", 0.5

    # -- events --------------------------------------------------------------------------------------------------

    def _tells(self, verb: Verb) -> bool:
        """Return whether a verb tells the headline's event."""
        start, end = self.trigger
        return (verb.start < end and start < verb.end) or (bool(self.code) and verb.code == self.code)

    def _elsewhere(self, index: int, verb: Verb) -> bool:
        """Return whether a verb tells another event: in another sentence, or with a code of its own behind it."""
        if verb.frame in ("beating", "receiving") and self.code in ("culture", "sport"):
            return False
        if self.clauses.sentence_of.get(index, 0) != self.sentence:
            return True
        function = self.clauses.functions.get(index)
        told = function is not None and (function.told or (function.carried and function.kind != "subject"))
        later = self.clauses.clause_of.get(index, 0) > self.clause and not told
        return later and bool(verb.code) and verb.code not in (self.code, "announce")

    def _doer(self, index: int, verb: Verb) -> str:
        if self.code == "election" and self.names[index].name.kind == "state":
            return "agent"  # who holds the vote
        if self._tells(verb) or not verb.code:
            return _MUTUAL.get(self.code, "agent")
        return "agent"

    def _fits(self, frame: str) -> bool:
        """Return whether the roles of a class of verbs hold in an event of this type."""
        if frame in ("meeting", "signing"):
            return self.code in ("consult", "agree", "cooperate")
        if frame == "receiving":
            return self.code != "election"
        if frame == "visiting":
            return self.code == "consult"
        if frame in ("appointing", "holding-office", "elected"):
            return self.code in ("office", "election", "legal", "adopt")
        return True
