"""The kinds of words that the grammar of the annotators is written in: entries of the lexicon."""

from __future__ import annotations

# Who people are, and what is done to captives.
_PEOPLE = (
    "abbreviation", "address", "arrest-word", "capture-participle", "civil-word", "country", "custody-adjective",
    "custody-noun", "display-verb", "fighter-noun", "group-member", "kin", "known-place", "make-believe",
    "military-word", "nationality", "not-a-name", "number-word", "office", "office-apposition", "particle",
    "people-taken", "person-noun", "public-figure", "rank", "recording-noun", "release-participle", "source-kind",
    "source-phrase", "speech-verb", "surrender-verb", "trial-participle",
)  # fmt: skip
# Function words and the classes of words that stand in `grammar.yaml`, in its order.
_GRAMMAR = (
    "article", "demonstrative", "quantifier", "both", "possessive", "pronoun", "subject-pronoun", "object-pronoun",
    "relative-pronoun", "aside-opener", "relative-aside", "auxiliary", "negator", "preposition", "place-preposition",
    "fronting-preposition", "conjunction", "so", "clause-opener", "sentence-opener", "going-on", "adverb", "day-word",
    "years-old", "native-word", "compass", "approximator", "few-word", "round-number", "unit-of-measure", "count-end",
    "after-year", "counted-noun", "naming-verb", "stand-in", "known-word", "epithet", "epithet-idiom", "only-one",
    "listing-word", "including-verb", "kinsman", "birth-order", "past-adjective", "woman-noun", "settlement-noun",
    "credit-word", "before-person", "defendant-noun", "trade-noun", "killing-verb", "arrest-participle",
    "service-verb", "bound-word", "bystanders", "people-compound", "custody-idiom", "other-side-noun",
    "commanding-noun", "generic-person", "bearing-verb", "custody-verb", "fate-noun", "exchange-noun",
    "exchange-participle", "captivity-state", "holding-verb", "war-capture", "falling-verb", "holder-word",
    "taking-place", "taken-state", "many-sided-participle", "participle-particle", "captivity-sign", "guilty-plea",
    "reportive", "harm-participle", "object-opening", "taking-verb", "capturing-verb", "capture-noun", "leading-verb",
    "encircling-participle", "background-opener", "holding-participle", "circumstance", "casualty-word", "of-war",
    "homecoming", "way-word", "freeing-participle", "noun-or-verb", "no-speech", "speech-participle", "object-lacking",
    "report-adjective", "statement-noun", "noun-or-adjective", "asking-verb", "kin-group", "interrogation-word",
    "informing-verb", "captive-speech", "speaking-gerund", "spoken-noun",
    "staged-adjective", "speech-gerund", "perceived", "depicting-verb",
    "filming-participle", "filming-circumstance", "exhibition-verb", "screen", "pointing-word", "another-recording",
    "question-word", "judging-verb", "timing-verb", "doubted-word", "making-participle", "camera-place",
    "staged-noun", "confession-word", "airing-verb",
    "playing-verb", "filmed-thing", "carrying-verb", "watch-word", "pointing-adverb", "publishing-verb",
    "off-camera", "comrade-noun", "captive-posture", "checking-verb", "video-compound",
    "recording-idiom", "still-word", "still-image",
    "only-word", "common-surname", "bringing-verb", "way-back", "downed-verb", "missing-word",
    "byline-verb", "commanding-participle", "quantity-noun", "dwelling-end", "wish-verb",
    "kinswoman", "service-branch", "enterprise", "pose", "driving-verb",
    "toll-verb", "toll-noun", "unheard-of", "captive-scene", "going-by", "identity-paper", "bearing-name",
    "made-out-to", "custodian", "surrender-gesture", "held-word", "caught-idiom", "uttering-verb", "unrealised",
    "arriving-verb", "named-as", "printed-matter", "learning-verb", "conference-noun", "own-pronoun",
)  # fmt: skip

# What tells whether a draft contradicts itself: `consistency.yaml`, in its order.
_CONSISTENCY = (
    "numeral", "magnitude", "rounding-word", "range-word", "other-count", "revised-count", "breakdown", "apart",
    "told-fate", "month", "weekday", "month-alone", "bygone", "life-event", "not-the-event", "coming-verb",
    "grade-of-killing", "grade-of-knowing", "grade-of-leaving", "grade-of-hurting", "grade-of-yielding",
    "unsaying-verb",
)  # fmt: skip

# Deeds of war: `harm.yaml`.
_DEEDS = ("party", "armed-doer", "harming-verb", "defenceless", "civil-place", "own-people")

KINDS = (*_PEOPLE, *_GRAMMAR, *_CONSISTENCY, *_DEEDS)
