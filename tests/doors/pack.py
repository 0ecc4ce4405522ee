"""The head of a small newsroom's own rules, for tests that write them."""

from __future__ import annotations

PACK = """\
id: desk
title: Rules of a small desk
version: "1"
languages: [en]
maintainers: [The desk]
categories: [identity.name, dignity.curiosity]
sources:
  house:
    kind: house
    title: House rules, page 4
    reference: no trophies
    binds: this newsroom
    address: ""
    checked: "2026-11-01"
"""
