from __future__ import annotations

import pytest

from kg.tables.reading.shown import Look, dated, look_of, number, serial


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("General", ""),
        ("0.00", ""),
        ("0.00E+00", ""),
        ('# ##0,00\\ "d."', ""),
        ("[Red]-0.00", ""),
        ("[$-426]yyyy", "y"),
        ("yyyy-mm", "ym"),
        ("yyyy\\-mm;@", "ym"),
        ("[$-427]yyyy mmmm", "ym"),
        ("mmm-yy", "ym"),
        ("d-mmm", "dm"),
        ("DD.MM.YYYY", "dmy"),
        ('yyyy" m. "mmmm d', "ymd"),
        ("h:mm", "h"),
        ("h:mm AM/PM", "h"),
        ("mm:ss", "hs"),
        ("[h]:mm:ss", "hs"),
        ("yyyy-mm-dd h:mm:ss", "ymdhs"),
        ("m/d/yy h:mm", "mdyh"),
    ],
)
def test_a_format_shows_parts_of_a_date(code, parts):
    assert look_of(code).parts == {*parts}


def test_shares_and_leading_zeros_are_shown():
    assert look_of("0.0%").percent
    assert look_of("00000").digits == 5
    assert look_of("0").digits == 0


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("2022", "2022"),
        ("2022.0", "2022"),
        ("-7", "-7"),
        ("0", "0"),
        ("-0.0", "0"),
        ("007", "7"),
        (".5", "0.5"),
        ("0.1", "0.1"),
        ("0.30000000000000004", "0.3"),
        ("1E3", "1000"),
        ("1.5e-05", "0.000015"),
        ("12345678901234567890", "12345678901234600000"),
        ("1e+300", "1e+300"),
    ],
)
def test_numbers_are_shown_plainly_and_kept_as_stored(written, text):
    assert number(written, Look()) == (text, "number", written)


def test_a_share_is_shown_as_a_share():
    share = Look(percent=True)
    assert [number(each, share).text for each in ("0.85", "1", "0", "0.855", "-0.07")] == [
        *("85%", "100%", "0%", "85.5%", "-7%")
    ]


@pytest.mark.parametrize("written", ["", "x", "1,5", "0x1", "1e99999", "nan", "inf", "１", "1_0"])
def test_what_is_not_a_number_is_not_made_one(written):
    assert number(written, Look()) is None
    assert serial(written, Look("ymd"), from_1904=False) is None


@pytest.mark.parametrize(
    ("days", "parts", "text"),
    [
        ("44866", "ymd", "2022-11-01"),
        ("44866", "ym", "2022-11"),
        ("44866", "y", "2022"),
        ("44964", "md", "XXXX-02-07"),
        ("44964", "m", "XXXX-02"),
        ("44964", "d", "XXXX-XX-07"),
        ("44866.395833333336", "ymd", "2022-11-01"),
        ("44866.395833333336", "ymdh", "2022-11-01 09:30:00"),
        ("44866", "ymdh", "2022-11-01"),
        ("0.395833333333333", "h", "09:30:00"),
        ("1", "ymd", "1900-01-01"),
        ("61", "ymd", "1900-03-01"),
        ("2958465", "ymd", "9999-12-31"),
    ],
)
def test_a_day_is_as_precise_as_it_is_shown(days, parts, text):
    assert serial(days, Look(parts), from_1904=False) == (text, "date", days)


def test_a_calendar_may_begin_in_1904():
    assert serial("43404", Look("ymd"), from_1904=True).text == "2022-11-01"


@pytest.mark.parametrize("written", ["-1", "2958466", "1e300"])
def test_a_number_that_is_not_a_day_is_not_made_one(written):
    assert serial(written, Look("ymd"), from_1904=False) is None


def test_iso_dates_are_as_precise_as_they_are_shown():
    assert dated("2022-11-01", "ym").text == "2022-11"
    assert dated("2022-11-01T00:00:00", "").text == "2022-11-01"
    assert dated("10:10:10", "h").text == "10:10:10"
    assert dated("2022", "y") is None
    assert dated("tomorrow", "y") is None
