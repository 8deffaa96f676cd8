"""The first sheet of a coding workbook: what it is, of which documents, and how to fill it."""

from __future__ import annotations

from kg.incoming.sheets.exported.exporting import Filled
from kg.incoming.sheets.layout import VERSION
from kg.names import shown
from kg.rdf import compress

__all__ = ["VERSION_KEY", "read_me"]

VERSION_KEY = "sheet version"
"""The first cell of the row that has the version of the sheets; it is the same in each language."""

_HOW = {
    "en": (
        (
            "What this is",
            "A coding sheet of migov-kg. Bring it in with: kg sheet import FILE. First kg "
            "shows what would change.",
        ),
        (
            "Where to begin",
            "The sheet of claims: one row for each actor that takes part in something, with "
            "the phrase that says so. Fill the other sheets only where there is more to say.",
        ),
        (
            "Names",
            "Write names as they are printed, or choose one from the list. A new name gets a "
            "record of its own. Where kg cannot tell what it is, write so after it: "
            "Creative Ideas (organisation).",
        ),
        (
            "Headings",
            "Point at a heading to read what belongs there. The bold ones are needed.",
        ),
        (
            "Several values",
            "Separate them by “ | ”.",
        ),
        (
            "Shortening",
            "Of a quote its first and last words are enough: “the project…of Culture”. Of a name, "
            "or a quote that another row has, the first words are: “Riga State…”. Point at a "
            "shortened quote to read it in full.",
        ),
        (
            "Languages",
            "A text is in the language of its document. After another one write its tag: Riga @en.",
        ),
        (
            "Dates",
            "2023-02-07, 2023-02, 2022-01/2023-12; XXXX-02-07 if the year is not given.",
        ),
        (
            "Status",
            "Empty means that the document says so. Otherwise choose one, with how sure you "
            "are and why. In a row on an actor, an event or another thing, write what you "
            "concluded into a row of its own.",
        ),
        (
            "Example",
            "The last sheet has rows of a coded document. They are not read.",
        ),
    ),
    "lt": (
        (
            "Kas tai",
            "migov-kg kodavimo lapas. Įkelkite jį komanda: kg sheet import FILE. Pirmiausia "
            "kg parodo, kas pasikeistų.",
        ),
        (
            "Nuo ko pradėti",
            "Nuo teiginių lapo: viena eilutė kiekvienam veikėjui, kuris kame nors dalyvauja, "
            "su fraze, kuri tai sako. Kitus lapus pildykite tik tada, kai yra ką pridurti.",
        ),
        (
            "Pavadinimai",
            "Rašykite taip, kaip išspausdinta, arba pasirinkite iš sąrašo. Naujas pavadinimas "
            "gauna savo įrašą. Jei kg negali nustatyti, kas tai, parašykite po jo: "
            "Creative Ideas (organizacija).",
        ),
        (
            "Stulpeliai",
            "Užveskite žymeklį ant antraštės ir perskaitykite, ko reikia. Paryškintieji būtini.",
        ),
        (
            "Kelios reikšmės",
            "Atskirkite jas ženklu „ | “.",
        ),
        (
            "Trumpinimas",
            "Iš citatos pakanka pirmų ir paskutinių žodžių: „projekto…diena“. Iš pavadinimo ar "
            "citatos, kurią turi kita eilutė, pakanka pirmų: „Rygos valstybinio…“. Užveskite "
            "žymeklį ant sutrumpintos citatos ir perskaitysite visą.",
        ),
        (
            "Kalbos",
            "Tekstas yra savo dokumento kalba. Po kitos kalbos teksto rašykite jos žymą: Riga @en.",
        ),
        (
            "Datos",
            "2023-02-07, 2023-02, 2022-01/2023-12; XXXX-02-07, jei metai nenurodyti.",
        ),
        (
            "Statusas",
            "Tuščias reiškia, kad taip sako dokumentas. Kitaip pasirinkite statusą, tikrumą "
            "ir parašykite priežastį. Ką apie veikėją ar renginį padarėte išvadą, rašykite "
            "atskiroje eilutėje.",
        ),
        (
            "Pavyzdys",
            "Paskutiniame lape yra užkoduoto dokumento eilutės. Jos neskaitomos.",
        ),
    ),
    "lv": (
        (
            "Kas tas ir",
            "migov-kg kodēšanas lapa. Ienesiet to ar komandu: kg sheet import FILE. Vispirms "
            "kg parāda, kas mainītos.",
        ),
        (
            "Ar ko sākt",
            "Ar apgalvojumu lapu: viena rinda katram dalībniekam, kas kaut kur piedalās, ar "
            "frāzi, kas to saka. Citas lapas aizpildiet tikai tad, ja ir ko piebilst.",
        ),
        (
            "Nosaukumi",
            "Rakstiet tā, kā nodrukāts, vai izvēlieties no saraksta. Jauns nosaukums saņem "
            "savu ierakstu. Ja kg nevar noteikt, kas tas ir, rakstiet aiz tā: "
            "Creative Ideas (organizācija).",
        ),
        (
            "Kolonnas",
            "Novietojiet kursoru uz virsraksta un izlasiet, kas tur rakstāms. Treknie ir obligāti.",
        ),
        (
            "Vairākas vērtības",
            "Atdaliet tās ar zīmi “ | ”.",
        ),
        (
            "Saīsināšana",
            "No citāta pietiek ar pirmajiem un pēdējiem vārdiem: “projekta…diena”. No nosaukuma "
            "vai citāta, kas ir citā rindā, pietiek ar pirmajiem: “Rīgas valstspilsētas…”. "
            "Novietojiet kursoru uz saīsināta citāta, lai to izlasītu pilnībā.",
        ),
        (
            "Valodas",
            "Teksts ir sava dokumenta valodā. Aiz teksta citā valodā rakstiet tās tagu: Riga @en.",
        ),
        (
            "Datumi",
            "2023-02-07, 2023-02, 2022-01/2023-12; XXXX-02-07, ja gads nav dots.",
        ),
        (
            "Statuss",
            "Tukšs nozīmē, ka tā saka dokuments. Citādi izvēlieties statusu, pārliecību un "
            "rakstiet iemeslu. Ko secinājāt par dalībnieku vai pasākumu, rakstiet atsevišķā "
            "rindā.",
        ),
        (
            "Piemērs",
            "Pēdējā lapā ir kodēta dokumenta rindas. Tās netiek lasītas.",
        ),
    ),
}


def read_me(filled: Filled, *, has_example: bool = False) -> list[list[str]]:
    """Return the rows of the sheet.

    Parameters
    ----------
    has_example
        Tell of the sheet of examples.
    """
    lang = filled.values.lang
    study = filled.values.contents.dataset.folder
    name = "example" if study.is_example else shown(study.root.resolve().name)
    rows = [["migov-kg"], [VERSION_KEY, str(VERSION)], ["language", lang], ["study", name]]
    names = filled.values.names
    for number, document in enumerate(filled.documents, 1):
        rows.append([f"document {number}", compress(document), names.label(document)])
    how = _HOW.get(lang, _HOW["en"])
    return [*rows, [], *(list(pair) for pair in (how if has_example else how[:-1]))]
