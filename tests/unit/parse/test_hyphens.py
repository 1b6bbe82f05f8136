"""Line-end hyphens as a careful Dutch reader joins them."""

import pytest

from parliament.parse.hyphens import HyphenLexicon, join_broken_lines

SILENT = HyphenLexicon([])


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        # A sign may end the first part: two words were counted, where LibreOffice broke the line there.
        ("lgbtq+-", "beleid.", "lgbtq+-beleid."),
        ("10%-", "norm", "10%-norm"),
        # Broken by the typesetter.
        ("rechtspositie-", "regeling", "rechtspositieregeling"),
        ("Inter-", "nationale", "Internationale"),
        ("tweegezins-", "bubbel.", "tweegezinsbubbel."),
        ("e-lear-", "ning", "e-learning"),
        ("coör-", "dinerende", "coördinerende"),
        ("oud-", "ste", "oudste"),
        ("ex-", "clusieve", "exclusieve"),
        ("niet-", "ig", "nietig"),
        ("VRA-", "GEN", "VRAGEN"),
        ("www.vlaan-", "deren.be,", "www.vlaanderen.be,"),
        # Real hyphens.
        ("viceminister-", "president", "viceminister-president"),
        ("minister-", "president,", "minister-president,"),
        ("sociaal-", "culturele", "sociaal-culturele"),
        ("GGC-", "diensten", "GGC-diensten"),
        ("face-to-", "facedienstverlening", "face-to-facedienstverlening"),
        ("e-", "learning", "e-learning"),
        ("kmo-", "zone", "kmo-zone"),
        ("lgbtqi-", "collega’s", "lgbtqi-collega’s"),
        ("Oost-", "Vlaanderen", "Oost-Vlaanderen"),
        ("N-", "VA", "N-VA"),
        ("ex-", "collega’s", "ex-collega’s"),
        ("niet-", "begeleide", "niet-begeleide"),
        ("massa-", "evenementen", "massa-evenementen"),
        ("2019-", "2020", "2019-2020"),
        ("btw-", "verlaging", "btw-verlaging"),
        # Suspended ones stay two words.
        ("Holebi-", "en", "Holebi- en"),
        ("binnen-", "of", "binnen- of"),
        # The diaeresis that a line end takes away comes back.
        ("ge-", "evalueerd", "geëvalueerd"),
        ("be-", "invloeden", "beïnvloeden"),
        # No words on both sides.
        ("–-", "x", "–- x"),
        ("(-", "x", "(- x"),
    ],
)
def test_without_help_from_the_report(left: str, right: str, joined: str) -> None:
    assert join_broken_lines([left, right], SILENT)[0] == joined


def test_the_report_knows_better() -> None:
    lexicon = HyphenLexicon(["De start-up groeit.", "Wij zien massaevenementen en radio-uitzendingen."])
    assert join_broken_lines(["start-", "up"], lexicon)[0] == "start-up"
    assert join_broken_lines(["massa-", "evenementen"], lexicon)[0] == "massaevenementen"


def test_which_lines_were_joined() -> None:
    text, joined = join_broken_lines(["de rechts-", "positie van", "Holebi-", "en de GGC-", "diensten"], SILENT)
    assert text == "de rechtspositie van Holebi- en de GGC-diensten"
    assert joined == [1, 4]


def test_capitals_do_not_hide_what_the_report_prints() -> None:
    lexicon = HyphenLexicon(["START-UP en Trial-And-Error"])
    assert join_broken_lines(["start-", "up"], lexicon)[0] == "start-up"
    assert join_broken_lines(["trial-and-", "error"], lexicon)[0] == "trial-and-error"
