"""What ``questions.py`` asks: queries of this model, in three kinds."""

from __future__ import annotations

__all__ = ["DERIVED", "DRAFTS", "QUESTIONS"]

# As someone writes who knows how engines work.
QUESTIONS = {
    "partners of a project": """
        SELECT ?actor ?name WHERE {
          ?claim migov:inProject project:p7 ; migov:role role:partner ; migov:participant ?actor .
          ?actor skos:prefLabel ?name FILTER(LANG(?name) = "en") }""",
    "counts by country": """
        SELECT ?country (COUNT(DISTINCT ?actor) AS ?actors) WHERE {
          ?claim migov:participant ?actor . ?actor migov:country ?country } GROUP BY ?country""",
    "co-participation": """
        SELECT ?one ?other (COUNT(DISTINCT ?event) AS ?events) WHERE {
          ?a migov:inEvent ?event ; migov:participant ?one .
          ?b migov:inEvent ?event ; migov:participant ?other
          FILTER(STR(?one) < STR(?other)) } GROUP BY ?one ?other""",
    "two-hop neighbours": """
        SELECT DISTINCT ?far WHERE {
          { SELECT DISTINCT ?there WHERE {
              { SELECT DISTINCT ?near WHERE {
                  ?a migov:participant actor:body-9 ; migov:inEvent ?here .
                  ?b migov:inEvent ?here ; migov:participant ?near } }
              ?c migov:participant ?near ; migov:inEvent ?there } }
          ?d migov:inEvent ?there ; migov:participant ?far
          FILTER(?far != actor:body-9) }""",
    "paths over code lists": """
        SELECT ?kind (COUNT(DISTINCT ?claim) AS ?claims) WHERE {
          ?role skos:broader* role:organiser . ?claim migov:role ?role ; migov:participant ?actor .
          ?actor migov:kind ?kind . ?kind skos:broader* kind:public-authority } GROUP BY ?kind""",
    "optional labels": """
        SELECT ?actor ?english ?latvian ?lithuanian WHERE {
          ?actor a migov:Organisation
          OPTIONAL { ?actor skos:prefLabel ?english FILTER(LANG(?english) = "en") }
          OPTIONAL { ?actor skos:prefLabel ?latvian FILTER(LANG(?latvian) = "lv") }
          OPTIONAL { ?actor skos:prefLabel ?lithuanian FILTER(LANG(?lithuanian) = "lt") } }""",
    "text search": """
        SELECT ?quote ?words WHERE {
          ?quote oa:exact ?words FILTER(CONTAINS(LCASE(STR(?words)), "body 12 ")) }""",
    "persons with posts who spoke twice": """
        SELECT ?person (COUNT(DISTINCT ?event) AS ?events) WHERE {
          { SELECT DISTINCT ?person WHERE { ?post a migov:Tenure ; migov:holder ?person } }
          ?claim migov:participant ?person ; migov:role role:speaker ; migov:inEvent ?event
        } GROUP BY ?person HAVING (COUNT(DISTINCT ?event) >= 2)""",
    "bridges between two countries": """
        SELECT ?actor WHERE {
          { SELECT DISTINCT ?actor WHERE {
              ?a migov:participant ?actor ; migov:inEvent ?event .
              ?b migov:inEvent ?event ; migov:participant/migov:country place:lt } }
          { SELECT DISTINCT ?actor WHERE {
              ?a migov:participant ?actor ; migov:inEvent ?event .
              ?b migov:inEvent ?event ; migov:participant/migov:country place:lv } } }""",
    "quotes of an organisation's claims": """
        SELECT ?claim ?role ?words ?address WHERE {
          ?claim migov:participant actor:body-9 ; migov:role ?role ; migov:evidence ?quote .
          ?quote oa:exact ?words ; migov:document/migov:address ?address }""",
}

# As someone writes first: what is meant, with the words of SPARQL that say it.
DRAFTS = {
    "quotes without a document, NOT EXISTS": """
        SELECT ?claim WHERE { ?claim a migov:Participation
          FILTER NOT EXISTS { ?claim migov:evidence ?quote . ?quote migov:document ?document } }""",
    "the same, OPTIONAL and BOUND": """
        SELECT ?claim WHERE { ?claim a migov:Participation
          OPTIONAL { ?claim migov:evidence ?quote . ?quote migov:document ?document }
          FILTER(!BOUND(?document)) }""",
    "never met a Latvian organisation, NOT EXISTS": """
        SELECT ?actor WHERE { ?actor a migov:Organisation
          FILTER NOT EXISTS {
            ?a migov:participant ?actor ; migov:inEvent ?event .
            ?b migov:inEvent ?event ; migov:participant ?other .
            ?other migov:country place:lv } }""",
    "bridges between two countries, EXISTS": """
        SELECT ?actor WHERE { ?actor a migov:Organisation
          FILTER EXISTS {
            ?a migov:participant ?actor ; migov:inEvent ?event .
            ?b migov:inEvent ?event ; migov:participant ?other .
            ?other migov:country place:lt }
          FILTER EXISTS {
            ?c migov:participant ?actor ; migov:inEvent ?event .
            ?d migov:inEvent ?event ; migov:participant ?other .
            ?other migov:country place:lv } }""",
    "two-hop neighbours, plain joins": """
        SELECT DISTINCT ?far WHERE {
          ?a migov:participant actor:body-9 ; migov:inEvent ?here .
          ?b migov:inEvent ?here ; migov:participant ?near .
          ?c migov:participant ?near ; migov:inEvent ?there .
          ?d migov:inEvent ?there ; migov:participant ?far FILTER(?far != actor:body-9) }""",
    "the latest events, ORDER BY": """
        SELECT ?event ?date WHERE { ?event a migov:Event ; migov:date ?date }
        ORDER BY DESC(STR(?date)) ?event LIMIT 20""",
    "how often each role, COUNT": """
        SELECT ?role (COUNT(?claim) AS ?claims) WHERE {
          ?claim a migov:Participation ; migov:role ?role } GROUP BY ?role""",
    "in more than five events, HAVING": """
        SELECT ?actor (COUNT(DISTINCT ?event) AS ?events) WHERE {
          ?claim migov:participant ?actor ; migov:inEvent ?event
        } GROUP BY ?actor HAVING (COUNT(DISTINCT ?event) > 5)""",
    "a name with a word, REGEX": """
        SELECT ?actor ?name WHERE {
          ?actor a migov:Organisation ; skos:prefLabel ?name
          FILTER(REGEX(?name, "body 12", "i")) }""",
    "who took part, all optional": """
        SELECT ?claim ?actor ?name ?event ?role WHERE { ?claim a migov:Participation
          OPTIONAL { ?claim migov:participant ?actor }
          OPTIONAL { ?actor skos:prefLabel ?name FILTER(LANG(?name) = "en") }
          OPTIONAL { ?claim migov:inEvent ?event }
          OPTIONAL { ?claim migov:role ?role } }""",
}

# What people write who take derived facts for granted. Only kg derives them, so the others are
# asked of what "kg dump" writes.
DERIVED = {
    "who is present where": """
        SELECT ?actor ?event WHERE { ?actor a migov:Actor ; migov:presentAt ?event }""",
    "levels at each event": """
        SELECT ?event ?level (COUNT(DISTINCT ?actor) AS ?actors) WHERE {
          ?actor migov:presentAt ?event ; migov:level ?level } GROUP BY ?event ?level""",
    "actors by year": """
        SELECT ?year (COUNT(DISTINCT ?actor) AS ?actors) WHERE {
          ?actor migov:presentAt ?event . ?event migov:year ?year } GROUP BY ?year""",
    "parts of organisations, in ORG": """
        SELECT ?unit ?name ?of WHERE {
          ?unit org:subOrganizationOf ?of ; skos:prefLabel ?name . ?of a org:Organization }""",
    "countries of units": """
        SELECT ?country (COUNT(?unit) AS ?units) WHERE {
          ?unit a migov:Unit ; migov:country ?country } GROUP BY ?country""",
    "who funds how many projects": """
        SELECT ?funder (COUNT(DISTINCT ?project) AS ?projects) WHERE {
          ?project migov:fundedBy ?funder } GROUP BY ?funder""",
    "how surely they were present": """
        SELECT ?status (COUNT(?fact) AS ?facts) WHERE {
          ?fact rdf:predicate migov:presentAt ; migov:weakestStatus ?status } GROUP BY ?status""",
    "quotes for the presence of one": """
        SELECT ?event ?words WHERE {
          ?fact rdf:predicate migov:presentAt ; rdf:subject actor:body-9 ; rdf:object ?event ;
            migov:restsOn/migov:evidence/oa:exact ?words }""",
    "which levels meet": """
        SELECT ?level ?other (COUNT(DISTINCT ?event) AS ?events) WHERE {
          ?one migov:presentAt ?event ; migov:level ?level .
          ?two migov:presentAt ?event ; migov:level ?other FILTER(?one != ?two)
        } GROUP BY ?level ?other""",
}
