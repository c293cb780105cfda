"""python -m unittest test_score, in this folder: the scorer's own rules. Needs no package."""

import unittest

from generate.text import document, rich, value
from score import Finding, score


def scored(text, *findings, shared=None):
    return score(document("1", "test", "en-GB", rich(text)).spans, [Finding(*row) for row in findings], shared)


CARD = "card " + value("4111111111111111", "CREDIT_CARD") + " ok"


class Scoring(unittest.TestCase):
    def test_a_finding_of_the_value_is_right(self) -> None:
        tally = scored(CARD, ("CREDIT_CARD", 5, 21)).of("CREDIT_CARD")
        self.assertEqual((tally.found, tally.missed, tally.false), (1, 0, 0))

    def test_a_tail_that_leaks_is_a_miss_and_a_false_alarm_but_relaxed_takes_it(self) -> None:
        tally = scored(CARD, ("CREDIT_CARD", 5, 20)).of("CREDIT_CARD")
        self.assertEqual((tally.found, tally.missed, tally.false, tally.relaxed), (0, 1, 1, 1))

    def test_another_entity_masks_but_is_wrong(self) -> None:
        result = scored(CARD, ("PHONE_NUMBER", 5, 21))
        self.assertEqual((result.of("CREDIT_CARD").missed, result.of("CREDIT_CARD").masked, result.of("PHONE_NUMBER").false), (1, 1, 1))

    def test_a_finding_of_half_the_document_is_not_right(self) -> None:
        self.assertEqual(scored("x" * 60 + CARD, ("CREDIT_CARD", 0, 84)).of("CREDIT_CARD").missed, 1)

    def test_an_equivalent_is_right(self) -> None:
        text = value("PT265956730", "VAT_ID", "PT_NIF") + ""
        self.assertEqual(scored(text, ("PT_NIF", 0, 11)).of("VAT_ID").found, 1)

    def test_the_whole_of_an_outer_span_is_right_and_no_more(self) -> None:
        inner = value("secret12", "PASSWORD", "CONNECTION_STRING")
        label = inner.labels()[0]
        text = "x" * 40 + ("mysql://u:" + inner + "@h/db").within(label) + "y" * 40
        self.assertEqual(scored(text, ("CONNECTION_STRING", 40, 63)).of("PASSWORD").found, 1)
        self.assertEqual(scored(text, ("CONNECTION_STRING", 0, 100)).of("PASSWORD").found, 0)

    def test_what_is_ignored_may_be_found_or_not(self) -> None:
        text = "from " + value("Jane Roe", "PERSON", role="ignore")
        self.assertEqual(scored(text, ("PERSON", 5, 13)).tallies, {})
        self.assertEqual(scored(text).tallies, {})

    def test_offsets_are_bytes(self) -> None:
        span = document("1", "test", "de-DE", "Käufer " + value("jörg@example.com", "EMAIL_ADDRESS")).spans[0]
        self.assertEqual((span.start, span.end), (8, 25))

    def test_only_shared_entities_count_for_a_peer(self) -> None:
        result = scored(CARD, ("US_SSN", 5, 21), shared=frozenset(("US_SSN",)))
        self.assertEqual(result.tallies, {})


if __name__ == "__main__":
    unittest.main()
