from __future__ import annotations

from mapping_samples import TABLE, about, kinds, told


def test_two_lead_partners_are_both_kept_and_disputed(mapped):
    made = mapped()

    for claim in ("claim:well-hill-club-xx-lead-partner", "claim:well-lake-town-lt-lead-partner"):
        assert about(made, claim)["migov:disputed"] == {"true"}
    assert "migov:disputed" not in about(made, "claim:bridge-lake-town-lt-lead-partner")


def test_one_actor_twice_in_the_lead_is_not_disputed(mapped):
    made = mapped(TABLE.replace("Hill Club,XX,yes", "Lake Town,LT,yes"))

    assert "several actors with role:lead-partner" not in kinds(made)


def test_rows_that_say_the_same_make_one_claim_that_rests_on_both(mapped):
    made = mapped(TABLE + "Bridge,01.02.2030,31.12.2031,River Friends ,LV,no,private\n")

    assert kinds(made)["rows that say the same"] == (1, [3, 7])
    (claim,) = {s for s, _, o in told(made) if o == "actor:river-friends-lv"}
    assert about(made, claim)["migov:evidence"] == {"quote:lakes-3-name", "quote:lakes-7-name"}
    assert made.account.made["partner"].used == 5
    assert made.account.made["partner"].records == 4


def test_a_row_without_what_a_claim_needs_makes_none(mapped):
    made = mapped(**{", otherwise: role:partner": ""})

    assert kinds(made)["no claim"] == (1, [3])
    assert made.account.made["partner"].left_out == 2


def test_a_mapping_may_name_what_a_claim_needs(mapped):
    made = mapped(
        **{
            ", otherwise: role:partner": "",
            "    only_one:": "    needs: migov:asNamed\n    only_one:",
        }
    )

    assert "no claim" not in kinds(made)
    assert "migov:role" not in about(made, "claim:bridge-river-friends-lv")
