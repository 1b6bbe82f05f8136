"""The words of headings and stage directions, and what each stands for (source contract §5.3, §5.4; decision 111)."""

from collections.abc import Mapping
from types import MappingProxyType

from parliament.model import InterjectionKind, ItemType, QuestionType

QUESTION_WORDS: tuple[tuple[str, QuestionType], ...] = (
    ("vraag om uitleg", QuestionType.VRAAG_OM_UITLEG),
    ("actuele vraag", QuestionType.ACTUELE_VRAAG),
    ("actuele interpellatie", QuestionType.ACTUELE_INTERPELLATIE),
    ("interpellatie", QuestionType.INTERPELLATIE),
    ("mondelinge vraag", QuestionType.MONDELINGE_VRAAG),
    ("dringende vraag", QuestionType.DRINGENDE_VRAAG),
)

# Headings of items that are not one question, by the words they open with, lower case. Where one opens with the words
# of another, the longer stands first.
ITEM_WORDS: tuple[tuple[str, ItemType], ...] = (
    ("vragen om uitleg", ItemType.VRAAG_OM_UITLEG),
    ("actuele vragen", ItemType.ACTUELE_VRAAG),
    ("wekelijks vragenuur", ItemType.ACTUELE_VRAAG),
    ("actuele interpellaties", ItemType.ACTUELE_INTERPELLATIE),
    ("interpellaties", ItemType.INTERPELLATIE),
    ("mondelinge vragen", ItemType.MONDELINGE_VRAAG),
    ("dringende vragen", ItemType.DRINGENDE_VRAAG),
    ("actualiteitsdebat", ItemType.ACTUALITEITSDEBAT),
    ("gedachtewisseling", ItemType.GEDACHTEWISSELING),
    ("verslagmoment", ItemType.GEDACHTEWISSELING),
    ("hoorzitting", ItemType.HOORZITTING),
    ("ontwerp van bijzonder decreet", ItemType.ONTWERP_VAN_DECREET),
    ("ontwerp van decreet", ItemType.ONTWERP_VAN_DECREET),
    ("ontwerpen van decreet", ItemType.ONTWERP_VAN_DECREET),
    ("voorstel van bijzonder decreet", ItemType.VOORSTEL_VAN_DECREET),
    ("voorstel van decreet", ItemType.VOORSTEL_VAN_DECREET),
    ("voorstellen van decreet", ItemType.VOORSTEL_VAN_DECREET),
    ("voorstel van resolutie", ItemType.VOORSTEL_VAN_RESOLUTIE),
    ("voorstellen van resolutie", ItemType.VOORSTEL_VAN_RESOLUTIE),
    ("conceptnota", ItemType.CONCEPTNOTA),
    ("maatschappelijke beleidsnota", ItemType.BELEIDSNOTA),
    ("beleidsnota", ItemType.BELEIDSNOTA),
    ("beleidsbrief", ItemType.BELEIDSNOTA),
    ("nota van de vlaamse regering", ItemType.BELEIDSNOTA),
    ("actualiteitsmotie", ItemType.MOTIE),
    ("met redenen omklede motie", ItemType.MOTIE),
    ("met redenen omklede moties", ItemType.MOTIE),
    # A motion of order opens a talk about the agenda and not a motion to vote on (source contract §5.4, art. 50).
    ("motie van orde", ItemType.REGELING_DER_WERKZAAMHEDEN),
    ("motie", ItemType.MOTIE),
    ("moties", ItemType.MOTIE),
    # Reports of committees are treated in the plenary beside what they report on; they have no type of their own.
    ("verslag", ItemType.OTHER),
    ("verzoekschrift", ItemType.VERZOEKSCHRIFT),
    ("verzoekschriften", ItemType.VERZOEKSCHRIFT),
    ("opening van de vergadering", ItemType.OPENING),
    ("opening van de zitting", ItemType.OPENING),
    ("verontschuldigingen", ItemType.VERONTSCHULDIGINGEN),
    ("berichten van verhindering", ItemType.VERONTSCHULDIGINGEN),
    ("ingekomen documenten", ItemType.MEDEDELINGEN),
    ("indiening en verwijzing", ItemType.MEDEDELINGEN),
    ("mededeling", ItemType.MEDEDELINGEN),
    ("mededelingen", ItemType.MEDEDELINGEN),
    ("samenstelling van de commissies", ItemType.MEDEDELINGEN),
    ("samenstelling van commissies", ItemType.MEDEDELINGEN),
    ("regeling van de werkzaamheden", ItemType.REGELING_DER_WERKZAAMHEDEN),
    ("regeling der werkzaamheden", ItemType.REGELING_DER_WERKZAAMHEDEN),
    ("voorstel tot spoedbehandeling", ItemType.REGELING_DER_WERKZAAMHEDEN),
    ("eedaflegging", ItemType.EEDAFLEGGING),
    ("onderzoek van de geloofsbrieven", ItemType.EEDAFLEGGING),
    ("onderzoek geloofsbrieven", ItemType.EEDAFLEGGING),
    ("verkiezing", ItemType.VERKIEZING),
    ("aanwijzing", ItemType.VERKIEZING),
    ("hoofdelijke stemming", ItemType.STEMMINGEN),
    ("hoofdelijke stemmingen", ItemType.STEMMINGEN),
    ("stemming", ItemType.STEMMINGEN),
    ("stemmingen", ItemType.STEMMINGEN),
    ("sluiting van de vergadering", ItemType.SLUITING),
    ("sluiting van de zitting", ItemType.SLUITING),
)

# Sub-headings stand inside an item and open none.
SUB_HEADINGS = frozenset(
    {
        "algemene bespreking",
        "artikelsgewijze bespreking",
        "bespreking",
        "hoofdelijke stemming",
        "hoofdelijke stemmingen",
        "aangehouden stemming",
        "aangehouden stemmingen",
        "voorstel tot spoedbehandeling",
        "voorstellen tot spoedbehandeling",
        "toelichting",
        "verslag",
        "antwoord van de minister",
        "replieken",
    }
)

# Headings of the parts after the close of a plenary report (source contract §3.4), lower case.
ATTENDANCE_HEADINGS = frozenset(
    {"aanwezigheden", "aanwezigheidslijst", "lijst van aanwezigheden", "lijst van aanwezigen"}
)
INDIVIDUAL_VOTES_HEADING = "individuele stemmingen"
CONTENTS_HEADINGS = frozenset({"inhoud", "inhoudsopgave", "inhoudstafel"})
# Lines in capitals that covers print, lower case: no headings.
COVER_WORDS = frozenset(
    {
        "vlaams parlement",
        "vlaamse raad",
        "handelingen",
        "woordelijk verslag",
        "plenaire vergadering",
        "commissievergadering",
    }
)

# What is heard in the room, lower case (source contract §5.3).
DIRECTION_WORDS: Mapping[str, InterjectionKind] = MappingProxyType(
    {
        "applaus": InterjectionKind.APPLAUSE,
        "handgeklap": InterjectionKind.APPLAUSE,
        "ovatie": InterjectionKind.APPLAUSE,
        "rumoer": InterjectionKind.NOISE,
        "tumult": InterjectionKind.NOISE,
        "geroezemoes": InterjectionKind.NOISE,
        "gejoel": InterjectionKind.NOISE,
        "boegeroep": InterjectionKind.NOISE,
        "samenspraak": InterjectionKind.NOISE,
        "gelach": InterjectionKind.LAUGHTER,
        "hilariteit": InterjectionKind.LAUGHTER,
        "opmerking": InterjectionKind.REMARKS,
        "opmerkingen": InterjectionKind.REMARKS,
        "onderbreking": InterjectionKind.REMARKS,
        "onderbrekingen": InterjectionKind.REMARKS,
        "protest": InterjectionKind.REMARKS,
        "geroep": InterjectionKind.REMARKS,
        "instemming": InterjectionKind.ASSENT,
        "neen": InterjectionKind.DENIAL,
        "nee": InterjectionKind.DENIAL,
    }
)
# Words that may stand before them: "Algemeen applaus", "Langdurig en staand applaus", "Luid protest".
DIRECTION_ADJECTIVES = (
    "Algemeen", "Algemene", "Langdurig", "Luid", "Luide", "Staand", "Staande", "Warm", "Beleefd", "Spontaan", "Hevig",
    "Groot", "Enig", "Nieuw", "Herhaald", "Daverend", "Aanhoudend", "Aanhoudende", "Gemompel en", "Kort", "Even",
    "Weer", "Opnieuw", "Verontwaardigd", "Hevige", "Levendige", "Levendig",
)  # fmt: skip
