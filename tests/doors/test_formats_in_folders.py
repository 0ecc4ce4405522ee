import json
import subprocess
import sys

STORY = "The captured soldier Zorian Brodko, born on 3 May 1991, was shown in a video by the Orelian army."
FILES = {
    "a.html": f"<p>{STORY}",
    "b.nitf": f"<nitf><body><body.content><p>{STORY}</p></body.content></body></nitf>",
    "c.ninjs": json.dumps({"headline": "Held", "body_text": STORY}),
    "d.srt": f"1\n00:00:01,000 --> 00:00:02,000\n{STORY}\n",
    "e.eml": f"Subject: Held\n\n{STORY}\n",
    "f.xml": "<settings/>",
    "g.json": "{}",
}


def check(folder, *paths):
    command = [sys.executable, "-m", "powlint", "check", "--format", "json", "--no-cache", *paths]
    ran = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return json.loads(ran.stdout)["files"]


def test_a_folder_is_searched_for_every_format_that_is_surely_a_draft(tmp_path):
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")

    found = check(tmp_path, ".")

    assert [file["path"] for file in found] == ["a.html", "b.nitf", "c.ninjs", "d.srt", "e.eml"]
    rules = [sorted({finding["rule"] for finding in file["findings"]}) for file in found]
    assert all("pow-birth-detail" in each for each in rules), rules


def test_xml_and_json_are_read_when_they_are_named(tmp_path):
    (tmp_path / "item.xml").write_text(FILES["b.nitf"], encoding="utf-8")
    (tmp_path / "item.json").write_text(FILES["c.ninjs"], encoding="utf-8")

    assert all(file["findings"] for file in check(tmp_path, "item.xml", "item.json"))
