from datetime import date

from powlint.model.finding import Severity
from powlint.model.report import Silence
from powlint.triage.judge import judge
from powlint.triage.waivers import waivers_in

TODAY = date(2026, 11, 22)
RULES = ("pow-birth-detail", "pow-name")


def verdict(document, *findings, **more):
    return judge(document, findings, today=TODAY, rule_ids=RULES, **more)


def test_a_note_silences_its_rule_in_its_paragraph_and_nowhere_else(drafted, spotted):
    document = drafted("<!-- powlint: ignore pow-name: freed in May -->\n\nPetro waved.\n\nPetro, born in 1991, left.")
    first = spotted(document, "Petro")
    second = spotted(document, "Petro", start=10)
    other = spotted(document, "born in 1991", rule="pow-birth-detail")

    judged = verdict(document, first, second, other)

    assert judged.reported == (second, other)
    assert [s.finding for s in judged.silenced] == [first]
    assert judged.silenced[0].silence == Silence("note, line 1", "freed in May", 1)
    assert judged.remarks == ()


def test_a_note_for_the_draft_covers_all_of_it(drafted, spotted):
    document = drafted("Petro came.\n\nPetro left.\n\n<!-- powlint: ignore-draft pow-name: freed in May -->")

    judged = verdict(document, spotted(document, "Petro"), spotted(document, "Petro", start=5))

    assert judged.reported == ()
    assert len(judged.silenced) == 2


def test_a_note_may_name_several_rules(drafted, spotted):
    document = drafted("Petro, born in 1991. <!-- powlint: ignore pow-name, pow-birth-detail: freed in May -->")

    judged = verdict(document, spotted(document, "Petro"), spotted(document, "born in 1991", rule="pow-birth-detail"))

    assert judged.reported == ()
    assert judged.remarks == ()


def test_a_note_without_reason_silences_nothing(drafted, spotted):
    document = drafted("<!-- powlint: ignore pow-name -->\n\nPetro waved.")
    name = spotted(document, "Petro")

    judged = verdict(document, name)

    assert judged.reported == (name,)
    assert [remark.severity for remark in judged.remarks] == [Severity.ERROR]
    assert "no reason" in judged.remarks[0].message


def test_a_note_on_an_unknown_rule_names_the_nearest_and_silences_nothing(drafted, spotted):
    document = drafted("<!-- powlint: ignore pow-name, pow-brith-detail: freed in May -->\n\nPetro waved.")
    name = spotted(document, "Petro")

    judged = verdict(document, name)

    assert judged.reported == (name,)
    assert [remark.severity for remark in judged.remarks] == [Severity.ERROR]
    assert "did you mean “pow-birth-detail”?" in judged.remarks[0].message


def test_a_category_is_not_a_rule(drafted):
    judged = verdict(drafted("<!-- powlint: ignore identity.name: freed in May -->\n\nPetro waved."))

    assert "there is no rule “identity.name”" in judged.remarks[0].message


def test_an_expired_note_silences_nothing_and_is_a_warning(drafted, spotted):
    document = drafted("<!-- powlint: ignore pow-name: freed in May, until 2026-11-21 -->\n\nPetro waved.")
    name = spotted(document, "Petro")

    judged = verdict(document, name)

    assert judged.reported == (name,)
    assert [(remark.severity, "2026-11-21" in remark.message) for remark in judged.remarks] == [
        (Severity.WARNING, True)
    ]


def test_a_note_holds_through_its_last_day(drafted, spotted):
    document = drafted("<!-- powlint: ignore pow-name: freed in May, until 2026-11-22 -->\n\nPetro waved.")

    assert verdict(document, spotted(document, "Petro")).reported == ()


def test_an_idle_note_is_a_warning_for_each_rule_that_ran(drafted, spotted):
    document = drafted("Petro. <!-- powlint: ignore pow-name, pow-birth-detail: freed in May -->")

    judged = verdict(document, spotted(document, "Petro"))

    assert [(remark.line, remark.severity) for remark in judged.remarks] == [(1, Severity.WARNING)]
    assert "“pow-birth-detail”" in judged.remarks[0].message


def test_a_note_is_not_idle_if_its_rule_did_not_run(drafted):
    document = drafted("Petro. <!-- powlint: ignore pow-name: freed in May -->")

    assert verdict(document, ran={"pow-birth-detail"}).remarks == ()


def test_the_note_is_named_when_a_waiver_covers_the_same_and_neither_is_idle(drafted, spotted):
    document = drafted("Petro. <!-- powlint: ignore pow-name: freed in May -->")
    waivers = waivers_in("waivers:\n- {rule: pow-name, reason: the desk agreed}\n", name="story.md.powlint.yaml")

    judged = verdict(document, spotted(document, "Petro"), waivers=waivers)

    assert [s.silence.by for s in judged.silenced] == ["note, line 1"]
    assert judged.remarks == ()


def test_a_waiver_covers_its_line_or_its_words(drafted, spotted):
    document = drafted("Petro came.\n\nPetro left.\n\nOlha stayed.")
    waivers = waivers_in(
        "waivers:\n"
        "- {rule: pow-name, reason: freed in May, line: 3, by: AB}\n"
        "- {rule: pow-name, reason: a minister, words: OLHA}\n",
        name="story.md.powlint.yaml",
    )
    first, second, third = (spotted(document, w, start=s) for w, s in (("Petro", 0), ("Petro", 5), ("Olha", 0)))

    judged = verdict(document, first, second, third, waivers=waivers)

    assert judged.reported == (first,)
    assert [s.silence for s in judged.silenced] == [
        Silence("waiver by AB, line 2", "freed in May", 2),
        Silence("waiver, line 3", "a minister", 3),
    ]


def test_idle_expired_and_unknown_waivers_are_told_at_their_lines(drafted):
    waivers = waivers_in(
        "waivers:\n"
        "- {rule: pow-name, reason: freed in May}\n"
        "- {rule: pow-name, reason: freed in May, until: 2026-01-01}\n"
        "- {rule: pow-nmae, reason: freed in May}\n",
        name="story.md.powlint.yaml",
    )

    remarks = verdict(drafted("Nobody."), waivers=waivers).remarks

    assert [(r.path, r.line, r.severity) for r in remarks] == [
        ("story.md.powlint.yaml", 2, Severity.WARNING),
        ("story.md.powlint.yaml", 3, Severity.WARNING),
        ("story.md.powlint.yaml", 4, Severity.ERROR),
    ]


def test_a_plugin_is_heard_after_the_drafts_own_notes(drafted, spotted):
    document = drafted("Petro. <!-- powlint: ignore pow-name: freed in May -->\n\nPetro.")
    word = Silence("plugin registry", "on the list of the released")

    judged = verdict(
        document, spotted(document, "Petro"), spotted(document, "Petro", start=5), silencer=lambda *_: word
    )

    assert [s.silence.by for s in judged.silenced] == ["note, line 1", "plugin registry"]


def test_findings_come_by_place_and_identical_ones_once(drafted, spotted):
    document = drafted("Petro, born in 1991.")
    name, birth = spotted(document, "Petro"), spotted(document, "born", rule="pow-birth-detail")

    assert verdict(document, birth, name, birth).reported == (name, birth)


def test_the_order_of_findings_makes_no_difference(drafted, spotted):
    document = drafted("Petro, born in 1991. <!-- powlint: ignore pow-name: freed in May -->")
    name, birth = spotted(document, "Petro"), spotted(document, "born", rule="pow-birth-detail")

    assert verdict(document, birth, name) == verdict(document, name, birth)


def test_nothing_vanishes(drafted, spotted):
    document = drafted("Petro. <!-- powlint: ignore pow-name: freed in May -->\n\nPetro.\n\nPetro.")
    findings = [spotted(document, "Petro", start=start) for start in (0, 5, 12)]

    judged = verdict(document, *findings)

    assert {*judged.reported, *(s.finding for s in judged.silenced)} == set(findings)


def test_an_expired_clearance_is_a_warning(drafted):
    meta = {"naming_cleared": {"by": "AB", "reason": "freed in May", "until": date(2026, 5, 1)}}

    (remark,) = verdict(drafted("---\nnaming_cleared: …\n---", meta=meta)).remarks

    assert (remark.line, remark.severity) == (2, Severity.WARNING)
