"""A small study whose actors have two records each, or only look so."""

from __future__ import annotations

import pytest

BODY = """
place:lv a migov:Place ; skos:prefLabel "Latvia"@en ; migov:iso3166 "LV" .
place:lt a migov:Place ; skos:prefLabel "Lithuania"@en ; migov:iso3166 "LT" .
place:ezere a migov:Place ; skos:prefLabel "Ezere"@lv ; migov:within place:lv .
actor:council a migov:Organisation ; skos:prefLabel "Ezere City Council"@en ;
  migov:seat place:ezere .
actor:city a migov:Organisation ; skos:prefLabel "Ezeres pilsētas dome"@lv ;
  migov:country place:lv .
actor:town a migov:Organisation ; skos:prefLabel "City of Ezere"@en ; migov:country place:lv .
actor:unit a migov:Unit ; skos:prefLabel "Ezere City Council, Youth Department"@en ;
  migov:subUnitOf actor:council .
actor:office a migov:Organisation ; skos:prefLabel "Ezere City, Department of Youth"@en ;
  migov:country place:lv .
actor:ona a migov:Person ; skos:prefLabel "Ona Upelytė"@lt .
actor:group a migov:UnnamedGroup ; skos:prefLabel "Ezere City Council guests"@en .
project:p a migov:Project ; skos:prefLabel "Lake"@en .
doc:d a migov:Document ; skos:prefLabel "News"@en .
quote:a a migov:Evidence ; migov:document doc:d ; oa:exact "the council of Ezere City"@en .
quote:b a migov:Evidence ; migov:document doc:d ; oa:exact "together with"@en .
quote:c a migov:Evidence ; migov:document doc:d ; oa:exact "City of Ezere"@en .
claim:a a migov:Participation ; migov:participant actor:council ; migov:inProject project:p ;
  migov:asNamed "the council"@en ; migov:evidence quote:b , quote:a ; migov:status status:stated .
claim:c a migov:Participation ; migov:participant actor:town ; migov:inProject project:p ;
  migov:evidence quote:c ; migov:status status:stated .
"""


@pytest.fixture
def towns(make_study):
    """The folder of the study."""
    return make_study({"a.ttl": BODY})
