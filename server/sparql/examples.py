"""Questions to begin with: title and query, without prologue. They name things by labels, so that they fit any site."""

from __future__ import annotations

EXAMPLES: tuple[tuple[str, str], ...] = (
    (
        "Events of a day",
        "SELECT ?event ?label WHERE {\n"
        '  ?event a cmq:Event ; rdfs:label ?label ; cmq:earliest "2017-01-23"^^xsd:date .\n}',
    ),
    (
        "Who takes part in most events",
        "SELECT ?actor ?label (COUNT(?event) AS ?events) WHERE {\n"
        "  ?event cmq:participant ?actor . ?actor rdfs:label ?label .\n"
        '  FILTER(lang(?label) = "en")\n} GROUP BY ?actor ?label ORDER BY DESC(?events) LIMIT 20',
    ),
    (
        "A resolution: its draft, who sponsored it, its files, and its subjects in all languages",
        "SELECT DISTINCT ?draft ?sponsor ?language ?file ?subject WHERE {\n"
        '  VALUES ?symbol { "S/RES/2254 (2015)" }\n'
        "  { ?resolution cmq:symbol ?symbol ; cmq:draft ?draft . ?draft cmq:sponsor ?sponsor }\n"
        "  UNION { ?resolution cmq:symbol ?symbol ; cmq:draft ?draft . ?draft cmq:languageVersion ?version .\n"
        "    ?version dcterms:language ?language OPTIONAL { ?version cmq:file/schema:url ?file } }\n"
        "  UNION { ?resolution cmq:symbol ?symbol ; cmq:draft ?draft .\n"
        "    ?draft dcterms:subject/skos:prefLabel ?subject }\n"
        "  UNION { ?resolution cmq:symbol ?symbol ; dcterms:subject/skos:prefLabel ?subject }\n}",
    ),
    (
        "How a member voted in a year, by agenda item",
        "SELECT ?item ?choice (COUNT(DISTINCT ?vote) AS ?votes) WHERE {\n"
        '  ?member a cmq:State ; rdfs:label "Kazakhstan"@en .\n'
        "  ?ballot cmq:voter ?member ; cmq:choice ?choice .\n"
        "  ?vote cmq:ballot ?ballot ; dcterms:date ?date .\n"
        "  OPTIONAL { ?vote cmq:agenda/rdfs:label ?item }\n"
        '  FILTER(STRSTARTS(STR(?date), "2017"))\n} GROUP BY ?item ?choice ORDER BY ?item ?choice',
    ),
    (
        "Who voted how on a resolution",
        "SELECT ?choice ?name WHERE {\n"
        '  ?resolution cmq:symbol "A/RES/71/248" ; cmq:vote/cmq:ballot ?ballot .\n'
        "  ?ballot cmq:choice ?choice ; cmq:voter/rdfs:label ?name .\n"
        '  FILTER(lang(?name) = "en")\n} ORDER BY ?choice ?name',
    ),
    (
        "Vetoes under an agenda item, and who cast them",
        "SELECT ?date ?draft ?who ?item WHERE {\n"
        "  ?vote cmq:vetoedBy/rdfs:label ?who ; cmq:agenda/rdfs:label ?item .\n"
        "  OPTIONAL { ?vote dcterms:date ?date }\n"
        "  OPTIONAL { ?document cmq:vote ?vote ; cmq:symbol ?draft }\n"
        '  FILTER(lang(?who) = "en" && CONTAINS(LCASE(?item), "middle east"))\n} ORDER BY ?date ?who',
    ),
    (
        "Counts of a vote that sources state differently",
        "SELECT DISTINCT ?vote ?one ?says ?other ?otherSays WHERE {\n"
        "  GRAPH ?one { ?vote cmq:against ?says }\n  GRAPH ?other { ?vote cmq:against ?otherSays }\n"
        "  FILTER(?says < ?otherSays)\n} LIMIT 100",
    ),
    (
        "Events in a country by place and month",
        "SELECT ?place ?month (COUNT(DISTINCT ?event) AS ?events) WHERE {\n"
        '  ?country cmq:territoryOf/rdfs:label "Syria"@en .\n'
        "  ?where cmq:within* ?country ; rdfs:label ?place .\n"
        "  ?event cmq:place ?where ; cmq:earliest ?day .\n"
        '  FILTER(lang(?place) = "en")\n'
        "  BIND(SUBSTR(STR(?day), 1, 7) AS ?month)\n} GROUP BY ?place ?month ORDER BY ?month ?place",
    ),
    (
        "Resolutions about a place where something happened in the same month",
        "SELECT DISTINCT ?symbol ?name ?event WHERE {\n"
        "  ?resolution a cmq:Resolution ; cmq:symbol ?symbol ; cmq:adoptedOn ?adopted ; dcterms:spatial ?place .\n"
        "  ?place rdfs:label ?name . ?where cmq:within* ?place .\n"
        "  ?event cmq:place ?where ; cmq:earliest ?day .\n"
        '  FILTER(lang(?name) = "en" && SUBSTR(STR(?day), 1, 7) = SUBSTR(STR(?adopted), 1, 7))\n'
        "} ORDER BY ?symbol LIMIT 100",
    ),
    (
        "The passages behind a fact",
        "SELECT ?source ?passage ?rule WHERE {\n  GRAPH ?source {\n"
        "    ?mention cmq:predicate cmq:eventType ; cmq:exact ?passage ; cmq:rule ?rule .\n  }\n} LIMIT 20",
    ),
)
