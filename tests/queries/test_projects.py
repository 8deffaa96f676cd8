"""Questions about projects: for whom, what comes of them, their money, what comes after."""

from __future__ import annotations

from query_helpers import ask

import kg

FOR_WHOM = """
doc:d a migov:Document . project:p a migov:Project .
targetgroup:youth a migov:TargetGroup .
project:p migov:targetGroup targetgroup:youth , targetgroup:migrants ; migov:evidence quote:p .
quote:p a migov:Evidence ; migov:document doc:d .
claim:c a migov:Statement ; rdf:subject project:p ; rdf:predicate migov:targetGroup ;
  rdf:object targetgroup:refugees ; migov:status status:inferred .
"""


def test_a_target_group_may_be_a_code_of_the_study_or_inferred(make_study):
    dataset = kg.load(make_study({"a.ttl": FOR_WHOM}))
    question, columns = "whom-is-a-project-for", "group document status"

    youth = ("targetgroup:youth", "doc:d", "status:stated")
    migrants = ("targetgroup:migrants", "doc:d", "status:stated")
    inferred = ("targetgroup:refugees", "doc:d", "status:inferred")
    assert set(ask(dataset, question, columns)) == {youth, migrants, inferred}
    assert ask(dataset, question, columns, {"group": "targetgroup:youth"}) == [youth]
    assert set(ask(dataset, question, columns, stated_only=True)) == {youth, migrants}


PHASES = """
project:whole a migov:Project . project:phase a migov:Project ; migov:partOf project:whole .
event:e a migov:Event ; migov:ofProject project:phase .
event:talk a migov:Event ; migov:partOf event:e ; migov:aim "to agree"@en .
output:study a migov:Output ; migov:ofEvent event:talk ; migov:outputState outputstate:existing .
output:plan a migov:Output ; migov:ofProject project:phase .
project:whole migov:aim "to include"@en .
project:alone a migov:Project .
"""


def test_what_events_and_phases_bring_forth_is_of_the_whole_project(make_study):
    dataset = kg.load(make_study({"a.ttl": PHASES}))
    question, columns = "what-is-a-project-to-bring-forth", "project of result state"

    # An event of the project is no output of it.
    of_phase = [
        ("event:talk", "output:study", None),
        ("event:talk", "to agree", None),
        ("project:phase", "output:plan", None),
    ]
    assert ask(dataset, question, columns) == [
        *(("project:phase", *row) for row in of_phase),
        *(("project:whole", *row) for row in of_phase),
        ("project:whole", "project:whole", "to include", None),
    ]


TWO_STATES = """
doc:d a migov:Document . quote:q a migov:Evidence ; migov:document doc:d .
output:x migov:ofProject project:p ; migov:outputState outputstate:planned ;
  migov:evidence quote:q .
"""


def test_a_state_is_that_of_the_same_document(make_study):
    later = TWO_STATES.replace("planned", "existing").replace("doc:d", "doc:later")
    shared = "project:p a migov:Project . output:x a migov:Output ."
    files = {
        "shared.ttl": shared,
        "d.ttl": TWO_STATES,
        "later.ttl": later.replace("quote:q", "quote:later"),
    }
    dataset = kg.load(make_study(files))

    rows = ask(dataset, "what-is-a-project-to-bring-forth", "document state")
    assert rows == [
        ("doc:later", "outputstate:existing"),
        ("doc:d", "outputstate:planned"),
    ]


MONEY = """
project:p a migov:Project . project:q a migov:Project . programme:f a migov:Programme .
actor:a a migov:Organisation . actor:b a migov:Organisation . actor:c a migov:Organisation .
claim:lead a migov:Participation ; migov:participant actor:a ; migov:inProject project:p ;
  migov:role role:lead-partner ; migov:status status:stated .
claim:evaluates a migov:Participation ; migov:participant actor:b ; migov:inProject project:p ;
  migov:role role:evaluator ; migov:status status:stated .
claim:total a migov:Funding ; migov:inProject project:p ; migov:fundingKind fundingkind:total ;
  migov:amount 90.0 ; migov:currency "EUR" ; migov:status status:stated .
claim:a a migov:Funding ; migov:inProject project:p ; migov:recipient actor:a ;
  migov:fundingKind fundingkind:grant ; migov:giver programme:f ; migov:amount 60.5 ;
  migov:currency "EUR" ; migov:status status:stated .
claim:b a migov:Funding ; migov:inProject project:p ; migov:recipient actor:b ;
  migov:fundingKind fundingkind:grant ; migov:share 30.0 ; migov:status status:inferred .
claim:core a migov:Funding ; migov:recipient actor:c ; migov:fundingKind fundingkind:grant ;
  migov:giver actor:a ; migov:status status:stated .
claim:c a migov:Funding ; migov:inProject project:q ; migov:recipient actor:c ;
  migov:fundingKind fundingkind:grant ; migov:giver actor:a ; migov:amount 5.0 ;
  migov:currency "GBP" ; migov:status status:stated .
"""


def test_each_sum_that_somebody_receives_for_a_project_has_a_row(make_study):
    dataset = kg.load(make_study({"a.ttl": MONEY}))
    question = "who-receives-how-much"
    columns = "project recipient partner amount currency share giver status"

    stated, inferred = "status:stated", "status:inferred"
    a = ("project:p", "actor:a", "role:lead-partner", 60.5, "EUR", None, "programme:f", stated)
    b = ("project:p", "actor:b", None, None, None, 30, None, inferred)
    q = ("project:q", "actor:c", None, 5, "GBP", None, "actor:a", stated)
    assert ask(dataset, question, columns) == [a, b, q]
    assert ask(dataset, question, columns, {"project": "project:p"}) == [a, b]
    assert ask(dataset, question, columns, {"recipient": "actor:c"}) == [q]


AFTER = """
project:old a migov:Project . project:new a migov:Project ; migov:follows project:old .
project:newest a migov:Project . project:phase a migov:Project ; migov:partOf project:new .
event:one a migov:Event . event:two a migov:Event ; migov:follows event:one .
actor:small a migov:Organisation . actor:large a migov:Organisation .
claim:goes-on a migov:Succession ; migov:predecessor project:new ; migov:successor project:newest ;
  migov:status status:interpreted .
claim:merged a migov:Succession ; migov:predecessor actor:small ; migov:successor actor:large ;
  migov:changeKind changekind:merger ; migov:date "2021-07"^^loc:edtf ; migov:status status:stated .
"""


def test_projects_and_organisations_have_successors_and_events_have_not(make_study):
    dataset = kg.load(make_study({"a.ttl": AFTER}))
    question, columns = "what-continues-what", "before after how date status"

    merger = ("actor:small", "actor:large", "changekind:merger", "2021-07", "status:stated")
    newest = ("project:new", "project:newest", None, None, "status:interpreted")
    new = ("project:old", "project:new", "migov:follows", None, "status:stated")
    assert ask(dataset, question, columns) == [merger, newest, new]
    assert ask(dataset, question, columns, {"before": "project:old"}) == [new]
