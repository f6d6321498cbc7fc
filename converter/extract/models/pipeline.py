"""A spaCy pipeline from a folder of the user's as a model for names. See https://spacy.io/api/data-formats#meta.

spaCy is loaded only when a model is configured, and only from that folder; nothing is downloaded.
"""

from __future__ import annotations

import json
import os
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from communique.errors import SettingsError

from .names import BY_MODEL, ModelName

if TYPE_CHECKING:
    from spacy.language import Language

# Labels of OntoNotes 5 and, for models in many languages, of WikiNER. Nationalities, dates and sums name no actor.
_LABELS: dict[str, tuple[Literal["actor", "place"], str]] = {
    "PERSON": ("actor", "person"),
    "PER": ("actor", "person"),
    "ORG": ("actor", "organisation"),
    "GPE": ("place", ""),
    "LOC": ("place", ""),
    "FAC": ("place", "site"),
}
CONFIDENCE = 0.65
"""Of a name found by a pipeline, which gives no probabilities itself: above a guess by shape, below a known name."""


class Pipeline:
    """A spaCy pipeline that finds names; the rules of its names are `model-` and its label."""

    def __init__(self, language: Language) -> None:
        self._pipeline = language

    def reads(self, language: str) -> bool:
        """Return whether the pipeline is made for a language (BCP 47), or for many."""
        return self._pipeline.lang in ("xx", language.partition("-")[0])

    def names(self, text: str) -> tuple[ModelName, ...]:
        """Return the actors and places in a text, in its order."""
        return tuple(
            ModelName(found.start_char, found.end_char, *_LABELS[found.label_], BY_MODEL + found.label_, CONFIDENCE)
            for found in self._pipeline(text).ents
            if found.label_ in _LABELS
        )


def load_model(folder: Path) -> Pipeline:
    """Return the pipeline in a folder.

    Raises `SettingsError` with a remedy when there is none, when spaCy is not installed, or when the pipeline was made
    for another version of it.
    """
    meta = _meta(folder)
    os.environ["HF_HUB_OFFLINE"] = "1"  # components that come from elsewhere download nothing either
    try:
        import spacy
    except ImportError as error:
        raise SettingsError(f"extract.model: {folder}: spaCy is not installed; install communique[models]") from error
    wanted = str(meta.get("spacy_version", ""))
    if wanted and not spacy.util.is_compatible_version(version("spacy"), wanted):
        raise SettingsError(
            f"extract.model: {folder}: made for spaCy {wanted}, but {version('spacy')} is installed; "
            "install that version, or make the pipeline anew with this one"
        )
    try:
        return Pipeline(spacy.load(folder))
    except Exception as error:  # a damaged pipeline fails in whatever way its components do
        raise SettingsError(
            f"extract.model: {folder}: spaCy can't load the pipeline: {error}; save it anew with nlp.to_disk"
        ) from error


def _meta(folder: Path) -> dict[str, Any]:
    file = folder / "meta.json"
    if not folder.is_dir() or not file.is_file():
        reason = "holds no meta.json" if folder.is_dir() else "is no folder"
        raise SettingsError(
            f"extract.model: {folder} {reason}; name the folder of a spaCy pipeline, as nlp.to_disk makes it"
        )
    try:
        meta = json.loads(file.read_text("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise SettingsError(f"extract.model: {file}: not JSON: {error}; save the pipeline anew") from error
    return meta if isinstance(meta, dict) else {}
