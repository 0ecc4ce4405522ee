"""Document -> layers: who is who, who says what, what is shown, claimed and excused."""

from __future__ import annotations

from powlint.annotators.addresses import NamesInAddresses
from powlint.annotators.attributions import Attributions
from powlint.annotators.claims import Claims
from powlint.annotators.conflict import Conflict
from powlint.annotators.details import Details
from powlint.annotators.discrepancies import Discrepancies
from powlint.annotators.people import People
from powlint.annotators.prisoners import Prisoners
from powlint.annotators.quotations import Quotations
from powlint.annotators.recordings import Recordings
from powlint.annotators.sentences import Sentences
from powlint.annotators.terms import Terms
from powlint.annotators.vocabulary import Vocabulary
from powlint.annotators.withholding import Withholding
from powlint.model.draft import Annotator
from powlint.patterns import Words


def builtin_annotators(words: Words) -> list[Annotator]:
    """Our own annotators, in no particular order: each declares what it gives and needs."""
    lexicon = words.lexicon
    terms = Terms(lexicon)
    return [
        Sentences(lexicon),
        Quotations(),
        People(terms),
        Prisoners(terms),
        Attributions(terms),
        Details(terms, words),
        NamesInAddresses(),
        Withholding(words),
        Recordings(terms),
        Claims(terms, words),
        Conflict(terms),
        Discrepancies(terms, lexicon),
        *(Vocabulary(entry, words) for entry in lexicon.values() if entry.layer),
    ]
