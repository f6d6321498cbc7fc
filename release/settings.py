"""Settings: what `communique.toml` in HOME says, overridden by environment variables `COMMUNIQUE_…`.

Every setting has a default; the table in docs/settings.md is held against this module by a test.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, TypeAdapter, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from communique.errors import SettingsError

FILE = "communique.toml"


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Site(_Table):
    """How the site calls itself."""

    title: str = Field(
        default="Communique", description="The site's name, on every page and in the dataset description."
    )
    base: str = Field(
        default="http://127.0.0.1:8000/",
        description="The address under which every IRI is made; set it once, before anything is published.",
    )
    description: str = Field(default="", description="A sentence or two about the dataset.")
    publisher: str = Field(default="", description="Who publishes the dataset: a name.")
    publisher_url: str = Field(default="", description="The publisher's address.")
    licence: str = Field(default="", description="The licence of the dataset as a whole: an address.")

    @field_validator("base")
    @classmethod
    def _base(cls, value: str) -> str:
        address = TypeAdapter(HttpUrl).validate_python(value)
        if address.query or address.fragment:
            raise ValueError("an address without ? and #")
        return value.rstrip("/") + "/"


class Source(_Table):
    """Where documents come from."""

    name: str = Field(description="A short name, part of the source's addresses; letters, digits and hyphens.")
    path: Path = Field(description="A file or a folder, relative to HOME.")
    reader: str = Field(default="auto", description="The format's reader; `auto` chooses by content.")
    mapping: Path | None = Field(
        default=None, description="For tables: the file that says what the columns mean, relative to HOME."
    )
    licence: str = Field(default="", description="The licence of these documents: an address.")
    title: str = Field(default="", description="What these documents are, for the dataset description.")
    attribution: str = Field(default="", description="Whom to name when these documents are used.")


class Limits(_Table):
    """What no input and no query may exceed."""

    document_bytes: int = Field(default=20_000_000, ge=1, description="A larger document is held back.")
    query_seconds: float = Field(default=30.0, gt=0, description="A query that runs longer is ended.")
    query_memory_bytes: int = Field(default=1_500_000_000, ge=1, description="A query that needs more memory is ended.")
    query_result_bytes: int = Field(default=50_000_000, ge=1, description="A query whose answer is longer is ended.")
    query_processes: int = Field(default=2, ge=2, description="How many queries run at the same time.")
    query_queue: int = Field(default=64, ge=0, description="How many queries may wait; more are asked to come back.")


class Sparql(_Table):
    """What queries may do."""

    service_endpoints: list[str] = Field(
        default_factory=list, description="Endpoints that SERVICE may name, each in full; no other is ever asked."
    )

    @field_validator("service_endpoints")
    @classmethod
    def _endpoints(cls, value: list[str]) -> list[str]:
        for address in value:
            TypeAdapter(HttpUrl).validate_python(address)
        return value


class Store(_Table):
    """Where the statements of the release are read; by default its own store."""

    endpoint: str = Field(default="", description="A SPARQL 1.1 endpoint that holds the release's dump in its place.")
    default_graph: str = Field(
        default="", description="The endpoint's graph of merged statements, where it has no default graph of its own."
    )
    seconds: float = Field(default=10.0, gt=0, description="How long a page waits for the endpoint.")
    user: str = Field(default="", description="The endpoint's user name (HTTP Basic).")
    password: str = Field(
        default="", repr=False, description="The password; set it in the environment, not in the file."
    )

    @field_validator("endpoint", "default_graph")
    @classmethod
    def _address(cls, value: str) -> str:
        if value:
            TypeAdapter(HttpUrl).validate_python(value)
        return value


class Build(_Table):
    """How releases are made."""

    workers: int = Field(default=0, ge=0, description="Processes that read and validate; 0: one a processor.")
    keep: int = Field(default=5, ge=1, description="How many releases `releases prune` keeps.")
    without_licences: list[str] = Field(
        default_factory=list, description="Licences (addresses) whose sources are left out of releases."
    )
    shapes: list[Path] = Field(default_factory=list, description="Further SHACL shapes in Turtle, relative to HOME.")


class Extract(_Table):
    """How prose is read."""

    confidence: float = Field(
        default=0.0, ge=0, le=1, description="Statements that are less sure are left out; 0 leaves out none."
    )
    model: Path | None = Field(
        default=None, description="The folder of a spaCy pipeline that finds further names, relative to HOME."
    )


class Reconcile(_Table):
    """A service that is asked whom unidentified names may mean; without one, nothing is asked."""

    name: str = Field(min_length=1, description="A short name, by which its candidates are marked.")
    endpoint: str = Field(description="The address of a reconciliation service, or of a SPARQL endpoint.")
    query: Path | None = Field(
        default=None, description="For a SPARQL endpoint: the file with the query, relative to HOME."
    )
    types: dict[str, str] = Field(
        default_factory=dict, description='The service\'s type for a sort or a kind of name, as in `{ actor = "Q5" }`.'
    )
    languages: list[str] = Field(
        default=["en"], description="For a SPARQL endpoint: languages of names, besides that of the text."
    )
    limit: int = Field(default=5, ge=1, le=50, description="Candidates of a name at most.")
    most: int = Field(default=200, ge=0, description="Names that one build asks for at most, the most frequent first.")
    batch: int = Field(default=10, ge=1, le=100, description="Names in one request.")
    pause: float = Field(default=1.0, ge=0, description="Seconds between two requests.")
    seconds: float = Field(default=10.0, gt=0, description="How long one request may take.")
    deadline: float = Field(default=120.0, gt=0, description="How long one build may spend on asking it.")
    days: float = Field(default=30.0, ge=0, description="How old an answer may be before it is asked for again.")

    @field_validator("endpoint")
    @classmethod
    def _endpoint(cls, value: str) -> str:
        TypeAdapter(HttpUrl).validate_python(value)
        return value

    @field_validator("languages")
    @classmethod
    def _languages(cls, value: list[str]) -> list[str]:
        for language in value:
            if language and not all(part.isascii() and part.isalnum() for part in language.split("-")):
                raise ValueError(f"{language!r} is no language (BCP 47)")
        return value


class Settings(BaseSettings):
    """All settings of one HOME; paths are absolute."""

    model_config = SettingsConfigDict(env_prefix="COMMUNIQUE_", env_nested_delimiter="__", extra="forbid", frozen=True)

    home: Path = Path()
    site: Site = Site()
    sources: list[Source] = []
    limits: Limits = Limits()
    sparql: Sparql = Sparql()
    store: Store = Store()
    build: Build = Build()
    reconcile: list[Reconcile] = []
    extract: Extract = Extract()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment wins over the file."""
        return env_settings, init_settings

    @property
    def releases(self) -> Path:
        """The folder of releases."""
        return self.home / "releases"

    @property
    def current(self) -> Path:
        """The link to the release that is served."""
        return self.home / "current"

    @property
    def extraction(self) -> Extract:
        """How prose is read, with an absolute path."""
        model = self.extract.model
        return self.extract.model_copy(update={"model": model and (self.home / model).resolve()})

    @property
    def authority(self) -> Path:
        """The folder of the user's authority tables."""
        return self.home / "authority"


def load(home: Path) -> Settings:
    """Return the settings of a home; a home without a configuration has the defaults.

    Raises `SettingsError` with the file, the setting and what it should be.
    """
    file = home / FILE
    table: dict[str, Any] = {}
    if file.exists():
        try:
            table = tomllib.loads(file.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SettingsError(f"{file}: not valid TOML: {error}") from error
    try:
        # The home that was asked for stands, whatever COMMUNIQUE_HOME says.
        return Settings(**table).model_copy(update={"home": home.resolve()})
    except ValidationError as error:
        wrong = "\n".join(
            f"  {'.'.join(map(str, problem['loc'])) or 'settings'}: {problem['msg']}" for problem in error.errors()
        )
        raise SettingsError(f"{file}: some settings can't be used:\n{wrong}") from error


def find_home(start: Path) -> Path:
    """Return the nearest folder at or above `start` that has a configuration, else `start`."""
    return next((folder for folder in (start, *start.parents) if (folder / FILE).exists()), start)
