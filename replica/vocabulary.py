"""Invented Dutch: sentences put together from a vocabulary in which every hyphenation point is known.

The notation: ``|`` inside a word is a place where a typesetter may break it with a hyphen that is not part of the word;
a real hyphen is written as it is, and the word may be broken after it too. :func:`plain` takes the points out. So the
truth knows of every hyphen at a line end whether it belongs to the word.
"""

from random import Random

# A number word, a mark or a name never has a hyphenation point; only the words below have.
_SINGULAR_SUBJECTS = (
    "het agent|schap",
    "de Vlaam|se over|heid",
    "uw ad|mi|ni|stra|tie",
    "het de|par|te|ment",
    "de werk|groep",
    "de stuur|groep",
    "het pro|vin|cie|be|stuur",
    "de jeugd|raad",
    "het over|leg|co|mi|té",
    "de vi|ce|mi|nis|ter-pre|si|dent",
    "het Agent|schap Stil|le We|gen (ASW)",
    "de ad|vies|raad",
    "ie|der lo|kaal be|stuur",
    "het so|ci|aal-cul|tu|re|le mid|den|veld",
    "de in|spec|tie|dienst",
    "de op|volg|com|mis|sie",
    "het steun|punt",
    "elke school",
    "de koe|pel|or|ga|ni|sa|tie",
    "het OCMW",
)
_VERBS = (
    "on|der|steunt",
    "her|vormt",
    "eva|lu|eert",
    "be|ge|leidt",
    "ver|een|vou|digt",
    "be|spreekt",
    "ver|de|digt",
    "fi|nan|ciert",
    "on|der|zoekt",
    "be|kijkt",
    "co|ör|di|neert",
    "waar|deert",
    "ver|sterkt",
    "pu|bli|ceert",
    "pro|mo|veert",
)
_OBJECTS = (
    "de rechts|po|si|tie|re|ge|ling",
    "het aan|bod in de bi|bli|o|the|ken",
    "de toe|gan|ke|lijk|heid van het e-lo|ket",
    "de GGC-dien|sten in de rand",
    "de dienst|ver|le|ning aan huis",
    "de in|stroom in het be|roeps|on|der|wijs",
    "de in- en uit|stroom van het per|so|neel",
    "de school- en werk|da|gen van kin|de|ren",
    "de fi|nan|ci|ële mid|de|len",
    "het ac|tie|plan voor de jeugd|be|we|gin|gen",
    "de sub|si|die|re|ge|ling van 2 mil|joen euro",
    "de wacht|lijs|ten in de zorg",
    "een voor|stel tot ver|een|vou|di|ging",
    "de me|ting van de lucht|kwa|li|teit",
    "het cul|tu|reel erf|goed in de dor|pen",
    "de re|no|va|tie|pre|mie voor oude|re wo|nin|gen",
    "het me|mo|ran|dum van de sec|tor",
    "de fiets|snel|we|gen langs de ka|na|len",
    "de be|scher|ming van hoog|stam|boom|gaar|den",
    "het on|li|ne|plat|form met ge|ge|vens",
    "de op|lei|ding van land|bou|wers",
    "het so|ci|o-eco|no|mi|sche on|der|zoek",
    "de vi|de|o|con|fe|ren|ties met de scho|len",
    "een ex|tra plaats|be|schrij|ving",
)
_TAILS = (
    "in de loop van het voor|jaar",
    "sa|men met de ge|meen|ten",
    "zon|der ex|tra las|ten voor de scho|len",
    "op ba|sis van de re|cent|ste cij|fers",
    "bin|nen de be|staan|de be|gro|ting",
    "naar aan|lei|ding van het rap|port",
    "vol|gens een vast tijd|schema",
    "met bij|zon|de|re aan|dacht voor kwets|ba|re groe|pen",
    "in heel Vlaan|de|ren",
    "tij|dens de vol|gen|de werk|zaam|he|den",
    "via de lo|ka|le be|stu|ren",
    "ook bui|ten de cen|trum|ste|den",
    "voor het ein|de van de zit|tings|pe|ri|o|de",
    "zo|als in de be|leids|no|ta staat",
    "na over|leg met de vak|or|ga|ni|sa|ties",
    "over de gren|zen van de be|leids|do|mei|nen heen",
    "met res|pect voor de auto|no|mie",
    "in alle rust",
)
_OPENERS = (
    "Daar|naast",
    "Van|daag",
    "In de eer|ste plaats",
    "Te|recht",
    "Vol|gens de jong|ste cij|fers",
    "In|tus|sen",
    "Sinds kort",
    "Bo|ven|dien",
    "In mijn ei|gen ge|meen|te",
    "Uit|ein|de|lijk",
    "In af|wach|ting daar|van",
    "Zo|als u weet,",
)
_ASIDES = (
    "– dat weet u ook –",
    "(en dat is geen de|tail)",
    "– ik ver|wijs naar het ver|slag –",
    "(zie het jaar|ver|slag van de dienst)",
    "– laten we eer|lijk zijn –",
    "(het zo|ge|noem|de spo|ren|plan)",
)
_FIXED_SENTENCES = (
    "Dat is een goe|de zaak.",
    "De CO2-uit|stoot daalt.",
    "Ik ben daar blij mee.",
    "We zijn er nog niet.",
    "Dat ant|woord volstaat niet voor ie|der|een.",
    "Ik kijk uit naar het ver|volg.",
    "Mijn frac|tie volgt dat op.",
    "De cij|fers spre|ken voor zich.",
    "Er is nog werk aan de win|kel.",
    "Dat is pre|cies wat we vroe|gen.",
    "De be|trok|ke|nen wach|ten op dui|de|lijk|heid.",
    "‘Sa|men ge|raakt men ver|der’, zei men mij.",
    "Ieder|een noemt het “een ge|mis|te kans”, maar dat is te scherp.",
    "Eén ding is dui|de|lijk: stil|staan is geen op|tie.",
    "Som|mi|ge ide|e|ën zijn de moei|te waard.",
    "Dat deel ik he|le|maal met u.",
    "Wat is de stand van za|ken?",
    "Welke tim|ing ziet u?",
    "Hoe|veel dos|siers zijn er nog in be|han|de|ling?",
    "Ik dank u voor het uit|ge|brei|de ant|woord!",
    "Be|gin mei – of was het eind april? – za|ten we sa|men.",
    "Dat kost drie|hon|derd|dui|zend eu|ro per jaar; dat is veel.",
)
# Lines that begin like a speaker line and are none (design §5).
_COLON_SENTENCES = (
    "Tot slot: dat dos|sier ligt nu op ta|fel.",
    "Wat de zo|mer|kam|pen be|treft: daar komt dui|de|lijk|heid over.",
    "Kort|om: we gaan voort.",
    "Ten twee|de: de cij|fers vra|gen om uit|leg.",
    "Mijn vraag: hoe moet het nu ver|der?",
    "Een voor|beeld: de bus rijdt er niet meer op zon|dag.",
)
_TOPICS = (
    "de wacht|lijs|ten bij de mu|ziek|scho|len",
    "het ge|bruik van het e-lo|ket door oude|ren",
    "de toe|stand van de ka|naal|brug|gen",
    "de op|vol|ging van de plaats|be|schrij|vin|gen",
    "de so|ci|aal-cul|tu|re|le wer|king in de rand",
    "de lucht|kwa|li|teit aan de scho|len",
    "het te|kort aan red|ders in de zwem|ba|den",
    "de fi|nan|cie|ring van de jeugd|be|we|gin|gen",
    "de fiets|vei|lig|heid op de ge|west|we|gen",
    "het be|heer van de hoog|stam|boom|gaar|den",
    "de ver|een|vou|di|ging van de re|no|va|tie|pre|mie",
    "de dienst|ver|le|ning op het plat|te|land",
    "de uit|rol van de di|gi|ta|le me|ters",
    "de sluip|rou|tes door de dorps|ker|nen",
    "het aan|bod aan Ne|der|lands voor nieuw|ko|mers",
    "de toe|gan|ke|lijk|heid van de per|rons",
    "de on|der|steu|ning van man|tel|zor|gers",
    "de kwa|li|teit van het drink|wa|ter",
    "het spij|be|len in het be|roeps|on|der|wijs",
    "de be|scher|ming van de pol|ders, de die|pe gron|den en de dij|ken",
    "de stand van za|ken over het on|der|houd van oude orgels",
    "de in- en uit|stroom bij de re|ha|bi|li|ta|tie|cen|tra",
)
_TOPIC_TAILS = (
    "",
    " en de ge|vol|gen voor de lo|ka|le be|stu|ren",
    " in de cen|trum|ste|den",
    " tij|dens de zo|mer|maan|den",
    " naar aan|lei|ding van een rap|port",
    " en de no|den in de sec|tor",
)
THEMES = (
    "Mobiliteit",
    "Onderwijs",
    "Welzijn",
    "Cultuur",
    "Landbouw en Visserij",
    "Leefmilieu",
    "Wonen",
    "Werk",
    "Bestuurszaken",
    "Jeugd",
)


def plain(annotated: str) -> str:
    """The text without its hyphenation points."""
    return annotated.replace("|", "")


def capitalise(annotated: str) -> str:
    """The text with its first letter as a capital."""
    return annotated[:1].upper() + annotated[1:]


def topic(rng: Random) -> str:
    """The subject of a question, as it follows the word ``over`` (annotated)."""
    return rng.choice(_TOPICS) + rng.choice(_TOPIC_TAILS)


def sentence(rng: Random) -> str:
    """One sentence with its mark at the end (annotated), 3 to about 25 words."""
    kind = rng.random()
    if kind < 0.18:  # short fixed ones set the rhythm
        return rng.choice(_FIXED_SENTENCES)
    return _sentence_of_figures(rng) if kind < 0.22 else _put_together(rng, kind)


def _put_together(rng: Random, kind: float) -> str:
    """A sentence of subject, verb, object and tail, in one of the word orders of Dutch."""
    subject, verb, thing, tail = (
        rng.choice(_SINGULAR_SUBJECTS),
        rng.choice(_VERBS),
        rng.choice(_OBJECTS),
        rng.choice(_TAILS),
    )
    if kind < 0.45:
        return f"{capitalise(subject)} {verb} {thing} {tail}."
    if kind < 0.68:
        return f"{rng.choice(_OPENERS)} {verb} {subject} {thing} {tail}."
    if kind < 0.82:
        return f"Hoe {verb} {subject} {thing} {tail}?"
    if kind < 0.92:
        return f"Ik meen dat {subject} {thing} {tail} {verb}."
    return f"{capitalise(subject)} {verb} {rng.choice(_ASIDES)} {thing} {tail}."


def _sentence_of_figures(rng: Random) -> str:
    year, count, share = rng.randint(1998, 2018), rng.randint(1, 9), rng.randint(11, 97)
    return f"In {year} ging het om {count}.{share}0 dos|siers, of {share},{count} pro|cent van het to|taal."


def paragraph(rng: Random, words: int) -> str:
    """A paragraph of about ``words`` words, at least a sentence (annotated); one in twelve opens with a colon line."""
    sentences = [rng.choice(_COLON_SENTENCES)] if rng.random() < 1 / 12 else []
    length = sum(part.count(" ") + 1 for part in sentences)
    while length < words or not sentences:
        added = sentence(rng)
        sentences.append(added)
        length += added.count(" ") + 1
    return " ".join(sentences)


def speech_paragraphs(rng: Random, words: int) -> tuple[str, ...]:
    """The paragraphs of a speech of about ``words`` words (annotated), each of 25 to 90 words, the last often fewer."""
    paragraphs: list[str] = []
    left = words
    while left > 0 or not paragraphs:
        length = min(max(left, 8), rng.randint(25, 90))
        paragraphs.append(paragraph(rng, length))
        left -= length
    return tuple(paragraphs)
