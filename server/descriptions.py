"""The answer to `/doc/…`: which profile, format and page of a thing's description, with the links around it."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
from fastapi import Request
from fastapi.responses import Response

from .addresses import ID, document_path, linkset_path, on_the_wire
from .ballots import is_voter
from .formats import DESCRIPTIONS, HTML, JSON_LD, TRIG, Format
from .headers import field
from .pages import terms_of_use
from .paging import at_page, neighbours, view
from .problems import Problem, not_acceptable
from .profiles import LIST, OWN, SCHEMA_ORG, Profile, UnknownProfile, listed, representations, wanted
from .records import latest_of
from .rendering import render_page
from .requests import builder_for, chosen, edition_of, named_format, names_for, page_number, root_of, site_of
from .resources import Description, Known, describe, provenance, serialise
from .responses import represent
from .schema_org import Terms, terms_of, translated
from .signposting import Signpost, about, header, landing_page, metadata


def terms(request: Request) -> Terms:
    """Return what our vocabulary means in schema.org."""
    vocabulary = site_of(request).vocabulary
    return edition_of(request).once("schema.org", lambda _: terms_of(vocabulary))


class Answer:
    """The description of one thing for one request; making it raises a `Problem` when there is none to choose."""

    def __init__(self, request: Request, iri: str, fixed: Format | None) -> None:
        self._request, self._edition, self._iri = request, edition_of(request), iri
        self._store, self._base = self._edition.release.store, self._edition.release.base
        self._document = root_of(request) + document_path(self._base, iri)
        self._about = about(self._edition.release, iri, terms(request))
        self._number = page_number(request)
        self._named = fixed or named_format(request, DESCRIPTIONS)
        self._profile, self._format, self._media_type = self._choose()
        self._more = False

    def response(self) -> Response:
        """Return the representation, or 304."""
        identity = [self._edition.release.id, self._profile.token]
        if self._format is HTML:
            identity += names_for(self._request, self._edition).languages
        location = "" if self._named else self._address(self._format, self._profile)
        return represent(
            self._request,
            self._media_type,
            tuple(identity),
            self._render,
            self._headers,
            location=location,
            varies=self._varies(),
        )

    # -- what is chosen ----------------------------------------------------------------------------------------

    def _choose(self) -> tuple[Profile, Format, str]:
        parameter = self._request.query_params.get("_profile")
        available = (*self._about.profiles, LIST)
        try:
            profile = wanted(parameter, field(self._request.headers, "accept-profile"))
        except UnknownProfile as error:
            known = ", ".join(f"{profile.token} ({profile.iri})" for profile in available)
            raise Problem(400, f"There is no profile of this name here; there are {known}.") from error
        if parameter is not None:
            if profile not in available or (self._named and self._named not in profile.formats):
                raise self._not_acceptable(available)
            return (profile, *self._chosen(profile))
        if profile is not OWN and profile in available:
            try:
                return (profile, *self._chosen(profile))
            except Problem:  # a format that this profile has not: the format counts for more
                pass
        return (OWN, *self._chosen(OWN))

    def _chosen(self, profile: Profile) -> tuple[Format, str]:
        if self._named and self._named not in profile.formats:
            raise self._not_acceptable((profile,))
        return chosen(self._request, profile.formats, self._named, lambda format_: self._address(format_, profile))

    def _not_acceptable(self, profiles: tuple[Profile, ...]) -> Problem:
        found = [(format_.media_type, address) for _, format_, address in representations(self._document, profiles)]
        return not_acceptable([media_type for media_type, _ in found], [address for _, address in found])

    def _varies(self) -> list[str]:
        """Return which headers choose what is sent at this address, whatever this request sent."""
        varies = [] if self._named else ["Accept"]
        if self._named in (None, HTML):
            varies.append("Accept-Language")
        if self._named not in (HTML, TRIG) and "_profile" not in self._request.query_params:
            varies.append("Accept-Profile")
        return varies

    # -- what is sent ------------------------------------------------------------------------------------------

    def _render(self) -> str | bytes:
        if self._format is HTML:
            return self._page()
        if self._profile is LIST:
            return serialise(listed(self._iri, self._public_document, self._about.profiles), self._format)
        if self._format is TRIG:
            quads, self._more = provenance(self._store, self._iri, self._number)
            self._there_is(bool(quads))
            view = [ox.Quad(triple.subject, triple.predicate, triple.object) for triple in self._view()]
            terms_ = [ox.Quad(triple.subject, triple.predicate, triple.object) for triple in self._terms_of_use()]
            return serialise([*view, *terms_, *quads], TRIG)
        triples = [*self._terms_of_use(), *self._description().triples]
        if self._profile is SCHEMA_ORG:
            triples = translated(triples, terms(self._request))
        return serialise([*self._view(), *triples], self._format)

    def _graphs(self) -> set[str]:
        """Return the graphs of the sources that say what is described."""
        sources = self._base + ID + "source/"
        own = self._iri.replace(sources, self._base + ID + "graph/", 1)
        return terms_of_use.graphs_of(self._store, self._iri) | {own}

    def _terms_of_use(self) -> list[ox.Triple]:
        return list(terms_of_use.statements(self._edition.release, self._public_document, self._graphs()))

    def _described(self) -> Description:
        known: Known = self._edition.once("names", lambda _: {})
        return describe(self._store, self._iri, self._number, known)

    def _description(self) -> Description:
        description = self._described()
        self._more = description.more
        self._there_is(bool(description.statements or description.incoming))
        return description

    def _page(self) -> str:
        release = self._edition.release
        casts = latest_of(self._edition, self._iri) if is_voter(self._store, self._iri) else ()
        page = builder_for(self._request, self._edition).page(self._iri, self._number, casts)
        self._there_is(bool(page.sections))
        data = serialise([*self._described().triples, *self._terms_of_use()], JSON_LD).decode()
        self._more = page.more
        query = self._request.url.query
        formats = [
            (f"{format_.label}{'' if profile is OWN else ', ' + profile.title}", address, format_.media_type)
            for profile, format_, address in representations(self._document, self._about.profiles)
            if format_ is not HTML and (profile is OWN or format_ is JSON_LD)
        ]
        return render_page(
            self._request,
            "thing.html",
            page=page,
            formats=formats,
            sources=terms_of_use.of_graphs(release, self._graphs() | set(page.graphs)),
            data=data.replace("<", "\\u003c"),
            release=release.id,
            previous=("?" + at_page(query, self._number - 1)) if self._number > 1 else "",
            following=("?" + at_page(query, self._number + 1)) if page.more else "",
        )

    def _there_is(self, something: bool) -> None:
        if self._number > 1 and not something:
            raise Problem(404, "The description has fewer pages.")

    @property
    def _public_document(self) -> str:
        return self._base.rstrip("/") + document_path(self._base, self._iri)

    def _view(self) -> list[ox.Triple]:
        return view(self._public_document, self._iri, self._number, self._more)

    # -- what is said about it -----------------------------------------------------------------------------------

    def _headers(self) -> dict[str, str]:
        """Return the headers of what was rendered: how many pages there are is known only then."""
        linkset = root_of(self._request) + linkset_path(self._base, self._iri)
        if self._format is HTML:
            posts = landing_page(self._about, self._document, linkset)
        else:
            posts = metadata(self._about, self._document, self._profile, linkset)
        address = self._address_of_page()
        posts += [Signpost(relation, address(number)) for relation, number in neighbours(self._number, self._more)]
        posts += [
            Signpost("alternate", self._address(format_, OWN), format_.media_type, OWN.iri) for format_ in DESCRIPTIONS
        ]
        headers = {"Link": header(posts)}
        if self._format is not HTML:
            headers["Content-Profile"] = f"<{self._profile.iri}>"
        return headers

    def _address(self, format_: Format, profile: Profile) -> str:
        """Return the address that always gives this page of the description, in a format and a profile."""
        parameters = [f"page={self._number}"] if self._number > 1 else []
        if profile is not OWN:
            parameters.append(f"_profile={profile.token}")
        return f"{self._document}.{format_.extension}" + ("?" + "&".join(parameters) if parameters else "")

    def _address_of_page(self) -> Callable[[int], str]:
        path = root_of(self._request) + on_the_wire(self._request.scope["path"].removeprefix(root_of(self._request)))
        query = self._request.url.query

        def address(number: int) -> str:
            parameters = at_page(query, number)
            return path + ("?" + parameters if parameters else "")

        return address
